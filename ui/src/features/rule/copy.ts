import type { RuleBoard } from './types'

/** What a copy calls itself. */
export interface Head {
  id: string
  version: number
  /** Added to the name, in each language; empty: the name stays. */
  suffix: { zh: string; en: string }
}

/** The part before the first table: only there do the keys of the head stand. */
function headEnd(text: string): number {
  const at = text.search(/^\[/m)
  return at < 0 ? text.length : at
}

function inHead(text: string, change: (head: string) => string): string {
  const end = headEnd(text)
  return change(text.slice(0, end)) + text.slice(end)
}

const STRING = /"(?:[^"\\]|\\.)*"|'[^']*'/

function longer(string: string, suffix: string): string {
  return string.slice(0, -1) + suffix + string.slice(-1)
}

function renamed(value: string, { zh, en }: Head['suffix']): string {
  if (!value.startsWith('{')) return value.replace(STRING, string => longer(string, zh))
  const side = new RegExp(String.raw`\b(zh|en)(\s*=\s*)(${STRING.source})`, 'g')
  return value.replace(
    side,
    (_, which: string, equals: string, string: string) =>
      which + equals + longer(string, which === 'zh' ? zh : en),
  )
}

/** The text with another version number. */
export function withVersion(text: string, version: number): string {
  return inHead(text, head => head.replace(/^(version\s*=\s*)\d+/m, `$1${version}`))
}

/** A copy of a set's text that can be saved beside it. */
export function copyOf(text: string, { id, version, suffix }: Head): string {
  return inHead(withVersion(text, version), head =>
    head
      .replace(/^(id\s*=\s*)("[^"]*"|'[^']*')/m, `$1"${id}"`)
      .replace(/^(name\s*=\s*)(.*)$/m, (_, key: string, value: string) => key + renamed(value, suffix)),
  )
}

/** The id a copy gets: a shipped set keeps its own to itself. */
export function ownId(id: string, shipped: boolean): string {
  return shipped ? `${id}-own` : id
}

/** The first version number of an id that nobody has used. */
export function nextVersion(board: Pick<RuleBoard, 'stored' | 'shipped'>, id: string): number {
  const used = [...board.stored, ...board.shipped].filter(line => line.id === id).map(line => line.version)
  return Math.max(0, ...used) + 1
}
