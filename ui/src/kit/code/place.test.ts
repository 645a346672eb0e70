import { describe, expect, it } from 'vitest'

import { changeBetween, offsetOf, underlined } from './place'

const text = 'id = "a"\nname = "𠮷区"\n\nwhen = "gap > x"'

describe('a place in a text', () => {
  it('is found by line and column, counted in characters', () => {
    expect(offsetOf(text, 1)).toBe(0)
    expect(text.slice(offsetOf(text, 4, 9)).startsWith('gap')).toBe(true)
    expect(text.slice(offsetOf(text, 2, 10)).startsWith('区')).toBe(true)
  })

  it('beyond the line or the text is its end', () => {
    expect(offsetOf(text, 3, 99)).toBe(text.indexOf('\nwhen'))
    expect(offsetOf(text, 99, 1)).toBe(text.length)
  })
})

describe('what a complaint underlines', () => {
  const marked = (line?: number, column?: number) => {
    const place = underlined(text, { line, column, text: '' })
    return place && text.slice(place.from, place.to)
  }

  it('is the word it points at, the sign, or the line', () => {
    expect(marked(4, 9)).toBe('gap')
    expect(marked(4, 13)).toBe('>')
    expect(marked(1)).toBe('id = "a"')
    expect(marked()).toBeUndefined()
  })

  it('is the last character where the complaint is about the end', () => {
    expect(marked(1, 99)).toBe('"')
  })
})

describe('the change between two texts', () => {
  it('is as small as it can be', () => {
    expect(changeBetween('gap > 10', 'gap > 15')).toEqual({ from: 7, to: 8, insert: '5' })
    expect(changeBetween('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' })
    expect(changeBetween('same', 'same')).toBeUndefined()
  })
})
