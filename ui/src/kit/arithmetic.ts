import { shift } from './decimal'

/**
 * Exact sums and comparisons of amounts that stay decimal strings, and the reading of amounts as people type them.
 */

const WRITTEN = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(亿元|亿|万元|万|元)?$/

/** How far the point moves to turn a typed unit into 万元. */
const TO_WAN: Record<string, number> = { 亿元: 4, 亿: 4, 万元: 0, 万: 0, 元: -4 }

/**
 * An amount in 万元 as typed: thousands separators, full-width digits, spaces and a unit are understood.
 * Undefined when it is no number. Empty text is no number either.
 */
export function readAmount(text: string): string | undefined {
  const match = WRITTEN.exec(text.normalize('NFKC').replace(/[\s,，]/g, ''))
  if (!match) return undefined
  const [, sign = '', digits = '', unit] = match
  const [whole = '', fraction = ''] = digits.split('.')
  const plain = `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
  return shift(plain, TO_WAN[unit ?? '万元'] ?? 0)
}

interface Scaled {
  units: bigint
  places: number
}

function scaled(text: string): Scaled {
  const [whole = '0', fraction = ''] = text.split('.')
  return {
    units: BigInt(whole.replace('-', '') + fraction) * (whole.startsWith('-') ? -1n : 1n),
    places: fraction.length,
  }
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const left = scaled(a)
  const right = scaled(b)
  const places = Math.max(left.places, right.places)
  const raise = ({ units, places: own }: Scaled): bigint => units * 10n ** BigInt(places - own)
  return [raise(left), raise(right), places]
}

function written(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const cut = digits.length - places
  const body = places ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits
  return units < 0n ? `-${body}` : body
}

/** a + b, exactly, with as many decimals as the finer of the two. */
export function add(a: string, b: string): string {
  const [left, right, places] = aligned(a, b)
  return written(left + right, places)
}

/** a − b, exactly. */
export function subtract(a: string, b: string): string {
  const [left, right, places] = aligned(a, b)
  return written(left - right, places)
}

/** The sum of all amounts; `0` of none. */
export function sum(amounts: Iterable<string>): string {
  let total = '0'
  for (const amount of amounts) total = add(total, amount)
  return total
}

/** Negative when a < b, zero when equal in value, positive when a > b. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = aligned(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}
