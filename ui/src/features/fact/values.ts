import type { Fact } from './types'

/** Yes and no as they are kept and handed in, whatever language is shown. */
export const YES = '是'
export const NO = '否'

const YES_WORDS: ReadonlySet<string> = new Set([YES, '有', '√', 'true', 'yes', 'y', '1'])
const NO_WORDS: ReadonlySet<string> = new Set([NO, '无', '×', 'x', 'false', 'no', 'n', '0'])
const NUMBER = /^[+-]?\d+(\.\d+)?$/
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

type Asked = Pick<Fact, 'kind' | 'unit'>

/** The usual form of what people type or paste; what cannot be read stays as it is. */
export function tidy({ kind, unit }: Asked, text: string): string {
  const plain = kind === 'text' ? text.trim() : text.normalize('NFKC').trim()
  switch (kind) {
    case 'yes_no':
      return tidyAnswer(plain)
    case 'number':
      return tidyNumber(unit === 'pct' ? plain.replace(/\s*%$/, '') : plain)
    case 'date':
      return plain.replace(DATE, (_, year: string, month: string, day: string) =>
        [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
      )
    default:
      return plain
  }
}

function tidyAnswer(text: string): string {
  const word = text.toLowerCase()
  if (YES_WORDS.has(word)) return YES
  return NO_WORDS.has(word) ? NO : text
}

/** Thousands separators go, where what is left is a number. */
function tidyNumber(text: string): string {
  const bare = text.replaceAll(',', '').replace('−', '-')
  return NUMBER.test(bare) ? bare : text
}

/** Whether a text in its usual form is a value of the fact's kind. An empty one says that nothing is known any more. */
export function fits({ kind }: Asked, text: string): boolean {
  if (text === '') return true
  switch (kind) {
    case 'yes_no':
      return text === YES || text === NO
    case 'number':
      return NUMBER.test(text)
    case 'date':
      return isDate(text)
    default:
      return true
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
