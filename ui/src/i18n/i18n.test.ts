import { describe, expect, it } from 'vitest'

import en from './en'
import zh from './zh-CN'

function flat(words: unknown, prefix = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[prefix, words]])
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(words as Record<string, unknown>)) {
    for (const [path, text] of flat(value, prefix ? `${prefix}.${key}` : key)) all.set(path, text)
  }
  return all
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
}

const chinese = flat(zh)
const english = flat(en)

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('leave no text empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('use the same placeholders', () => {
    const differing = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })
})
