import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { isPlain, withCondition } from './condition'
import { copyOf, nextVersion, ownId, withVersion } from './copy'
import { endOfMonth, nextMonth } from './days'
import { inForceOn } from './in-force'
import { beginning, keep, readKept, slotOf } from './kept'
import { clauses, listed, matrix } from './moves'
import { pairDimensions, pairRules } from './pairs'
import { readable } from './sentence'
import type { Colour, DryRunLine, RuleBoard, RuleDimension, RuleRow, RuleSetLine } from './types'

const both = (zh: string) => ({ zh, en: zh })
const row = (id: string, when: string, light: string, text = ''): RuleRow => {
  const at = text.indexOf(when)
  const place = at < 0 ? {} : { when_from: at, when_to: at + when.length }
  return { id, when, words: both(when), light, line: 1, ...place }
}

describe('a condition changed in its table', () => {
  const text = 'rules = [\n  { id = "red", when = "gap > 30", light = "red" }, # 红\n]\n'
  const red = row('progress.red', 'gap > 30', 'red', text)

  it('changes that part of the text and nothing else', () => {
    expect(withCondition(text, red, ' gap  > 15 ')).toBe(text.replace('gap > 30', 'gap > 15'))
  })

  it('is put into the quotes it needs', () => {
    expect(withCondition(text, red, `class == '续建'`)).toContain(`when = "class == '续建'"`)
    expect(withCondition(text, red, 'class == "续建"')).toContain(`when = 'class == "续建"'`)
    expect(withCondition(text, red, `a == "x" or b == 'y'`)).toContain(
      String.raw`when = "a == \"x\" or b == 'y'"`,
    )
  })

  it('is refused where the text has moved on, or does not hold it as it is', () => {
    expect(withCondition(`#\n${text}`, red, 'gap > 15')).toBeUndefined()
    expect(isPlain(text, { ...red, when_from: null })).toBe(false)
    expect(isPlain('when = """gap > 30"""', row('a', 'gap > 30', 'red', 'when = """gap > 30"""'))).toBe(true)
  })

  it('counts code units as the server does, beyond the basic plane too', () => {
    const beyond = text.replace('# 红', '# 𠮷').replace('rules', '# 𠮷\nrules')
    expect(withCondition(beyond, row('a', 'gap > 30', 'red', beyond), 'gap > 9')).toBe(
      beyond.replace('30', '9'),
    )
  })
})

describe('a copy', () => {
  const text = [
    '# 二七默认',
    'id = "erqi-default"',
    'name = { zh = "二七默认", en = "Erqi default" } # 名称',
    'version = 1',
    'source = "办法"',
    '',
    '[[colours]]',
    'id = "red"',
    'name = "红"',
    'version = 9',
  ].join('\n')
  const head = { id: 'erqi-default-own', version: 3, suffix: { zh: '（本区）', en: ' (own)' } }

  it('has an id, a name and a version of its own, and leaves the rest alone', () => {
    const copied = copyOf(text, head).split('\n')
    expect(copied.slice(1, 4)).toEqual([
      'id = "erqi-default-own"',
      'name = { zh = "二七默认（本区）", en = "Erqi default (own)" } # 名称',
      'version = 3',
    ])
    expect(copied.slice(4)).toEqual(text.split('\n').slice(4))
  })

  it('renames a name that is one text', () => {
    expect(copyOf(`id = 'a'\nname = "示例"\nversion = 1\n`, head)).toContain('name = "示例（本区）"')
  })

  it('takes the first version that nobody has used', () => {
    const line = (id: string, version: number) => ({ id, version }) as RuleSetLine
    const board = { stored: [line('a', 4), line('b', 9)], shipped: [line('a', 1)] }
    expect(nextVersion(board, 'a')).toBe(5)
    expect(nextVersion(board, 'new')).toBe(1)
    expect(withVersion('version = 1\n', 5)).toBe('version = 5\n')
    expect([ownId('a', true), ownId('a', false)]).toEqual(['a-own', 'a'])
  })
})

const colour = (id: string, meaning: Colour['meaning']): Colour => ({
  id,
  label: both(id),
  shape: '●',
  css: '#000000',
  meaning,
})
const set = (...colours: Colour[]) => ({ id: 'x', version: 1, name: both('x'), colours })

describe('a dry run', () => {
  const erqi = set(colour('red', 'bad'), colour('yellow', 'bad'), colour('green', 'good'))
  const wuhan = set(colour('red', 'bad'), colour('black', 'bad'), colour('green', 'good'))
  const line = (code: string, from: string, to: string): DryRunLine => ({
    code,
    name: code,
    before: { light: from, reason: both('') },
    after: { light: to, reason: both('') },
    changed: from !== to,
  })
  const lines = [line('a', 'yellow', 'red'), line('b', 'red', 'green'), line('c', 'green', 'green')]
  const moves = [
    { from: 'yellow', to: 'red', projects: 12 },
    { from: 'red', to: 'green', projects: 3 },
    { from: 'green', to: 'none', projects: 2 },
    { from: 'green', to: 'green', projects: 100 },
  ]

  it('is told worst first, with what leaves bad lights', () => {
    expect(clauses({ rules: erqi, against: erqi, moves })).toEqual([
      { kind: 'to', light: 'red', projects: 12 },
      { kind: 'from', light: 'red', projects: 3 },
      { kind: 'from', light: 'yellow', projects: 12 },
      { kind: 'to', light: 'green', projects: 3 },
      { kind: 'to', light: 'none', projects: 2 },
    ])
  })

  it('names the lights of both sets', () => {
    const told = clauses({
      rules: wuhan,
      against: erqi,
      moves: [{ from: 'yellow', to: 'black', projects: 1 }],
    })
    expect(told).toEqual([
      { kind: 'to', light: 'black', projects: 1 },
      { kind: 'from', light: 'yellow', projects: 1 },
    ])
  })

  it('is a table of moves, what stays on its diagonal', () => {
    expect(matrix({ rules: erqi, against: erqi, moves })).toEqual({
      from: ['red', 'yellow', 'green'],
      to: ['red', 'green', 'none'],
      cells: [
        [0, 3, 0],
        [12, 0, 0],
        [0, 100, 2],
      ],
    })
  })

  it('lists what changes, or what a cell holds', () => {
    const codes = (wanted: Parameters<typeof listed>[1]) => listed(lines, wanted).map(({ code }) => code)
    expect(codes({ all: false })).toEqual(['a', 'b'])
    expect(codes({ all: true })).toEqual(['a', 'b', 'c'])
    expect(codes({ from: 'red', all: false })).toEqual(['b'])
    expect(codes({ from: 'green', to: 'green', all: false })).toEqual(['c'])
  })
})

describe('two sets side by side', () => {
  const table = (id: string, ...rules: RuleRow[]): RuleDimension => ({
    id,
    name: both(id),
    rules,
    otherwise: 'none',
    missing: 'none',
  })

  it('are paired by the ids of dimensions and rules, wherever those stand', () => {
    const left = [table('a', row('a.red', 'x > 30', 'red')), table('b')]
    const right = [table('c'), table('a', row('a.red', 'x > 15', 'red'))]
    expect(pairDimensions(left, right).map(({ id, difference }) => [id, difference])).toEqual([
      ['c', 'added'],
      ['a', 'changed'],
      ['b', 'removed'],
    ])
    expect(pairRules(left[0], right[1])).toMatchObject([{ id: 'red', difference: 'changed' }])
  })

  it('are paired by their names where the ids are others', () => {
    const left = [{ ...table('investment', row('investment.red', 'x > 30', 'red')), name: both('投资进度') }]
    const right = [{ ...table('progress', row('progress.red', 'x > 30', 'red')), name: both('投资进度') }]
    const pairs = pairDimensions(left, right)
    expect(pairs.map(({ id, difference }) => [id, difference])).toEqual([['progress', 'same']])
    expect(pairRules(pairs[0]?.left, pairs[0]?.right)).toMatchObject([{ id: 'red', difference: 'same' }])
  })

  it('are the same where only places in the file differ', () => {
    const one = { ...row('a.red', 'x > 30', 'red'), line: 3 }
    const pairs = pairDimensions([table('a', one)], [table('a', { ...one, line: 9 })])
    expect(pairs.map(({ difference }) => difference)).toEqual(['same'])
  })
})

describe('what was typed', () => {
  const slot = slotOf('7', 'wuhan', 'wuhan')
  const at = '2023-04-01T00:00:00Z'
  const saved = '2023-03-31T08:00:00Z'
  beforeEach(() => localStorage.clear())

  it('is there again, and is forgotten once it says nothing new', () => {
    keep(slot, { text: 'b', base: 'a', saved, at })
    expect(beginning('a', readKept(slot))).toEqual({
      text: 'b',
      restored: { text: 'b', base: 'a', saved, at },
      moved: false,
    })
    keep(slot, { text: 'a', base: 'a', saved, at })
    expect(beginning('a', readKept(slot))).toEqual({ text: 'a', moved: false })
  })

  it('says when somebody has saved something else meanwhile', () => {
    keep(slot, { text: 'b', base: 'a', saved, at })
    expect(beginning('c', readKept(slot)).moved).toBe(true)
    expect(beginning('b', readKept(slot)).restored).toBeUndefined()
  })

  it('belongs to one person and one set', () => {
    expect(new Set([slot, slotOf('8', 'wuhan', 'wuhan'), slotOf('7', 'wuhan')]).size).toBe(3)
    localStorage.setItem(slot, '{"text":1}')
    expect(readKept(slot)).toBeUndefined()
  })
})

describe('days', () => {
  it('begin with the next month and end with the month, never beyond today', () => {
    expect(nextMonth('2023-12-15')).toBe('2024-01-01')
    expect(endOfMonth('2023-02', '2023-04-03')).toBe('2023-02-28')
    expect(endOfMonth('2023-04', '2023-04-03')).toBe('2023-04-03')
  })
})

describe('a sentence of a rule set', () => {
  beforeAll(() => setLanguage('zh-CN'))

  it('sets the names of facts apart, where their figures will stand', () => {
    expect(readable('截至{最近完整月份（无则为0）}底落后{落后}')).toBe('截至〔最近完整月份〕底落后〔落后〕')
  })
})

describe('the set in force on a day', () => {
  const activation = (key: string, effective_on: string, recorded_at: string) =>
    ({ key, effective_on, recorded_at }) as RuleBoard['activations'][number]

  it('is the last that came into force by then; before all of them the built-in one', () => {
    const activations = [
      activation('late', '2023-04-01', '2023-03-20T00:00:00Z'),
      activation('early', '2023-02-01', '2023-01-20T00:00:00Z'),
      activation('instead', '2023-02-01', '2023-01-25T00:00:00Z'),
    ]
    const on = (day: string) => inForceOn({ activations }, day)
    expect(['2023-01-31', '2023-02-01', '2023-03-31', '2023-04-01'].map(on)).toEqual([
      'erqi-default',
      'instead',
      'instead',
      'late',
    ])
  })
})
