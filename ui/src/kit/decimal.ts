/**
 * Amounts arrive as decimal strings and stay so: digits are moved and rounded as text, never as floating point.
 */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

interface Digits {
  negative: boolean
  whole: string
  fraction: string
}

function read(text: string): Digits | undefined {
  const match = DECIMAL.exec(text)
  return match ? { negative: match[1] === '-', whole: match[2] ?? '0', fraction: match[3] ?? '' } : undefined
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}

function addOne(digits: string): string {
  return (BigInt(digits || '0') + 1n).toString().padStart(digits.length, '0')
}

function write({ negative, whole, fraction }: Digits): string {
  const body = fraction ? `${whole}.${fraction}` : whole
  return negative && /[1-9]/.test(body) ? `-${body}` : body
}

/** `text` × 10^`places`, exactly; `places` may be negative. Returns `text` unchanged when it is no decimal. */
export function shift(text: string, places: number): string {
  const digits = read(text)
  if (!digits) return text
  const { whole, fraction } = digits
  if (places >= 0) {
    const moved = fraction.slice(0, places).padEnd(places, '0')
    return write({ ...digits, whole: withoutLeadingZeros(whole + moved), fraction: fraction.slice(places) })
  }
  const padded = whole.padStart(1 - places, '0')
  return write({
    ...digits,
    whole: withoutLeadingZeros(padded.slice(0, places)),
    fraction: padded.slice(places) + fraction,
  })
}

/** `text` with exactly `places` decimal places, rounded once, half away from zero. */
export function round(text: string, places: number): string {
  const digits = read(text)
  if (!digits) return text
  const { whole, fraction } = digits
  const kept = whole + fraction.slice(0, places).padEnd(places, '0')
  const up = (fraction[places] ?? '0') >= '5'
  const all = (up ? addOne(kept) : kept).padStart(places + 1, '0')
  const cut = all.length - places
  return write({ ...digits, whole: withoutLeadingZeros(all.slice(0, cut)), fraction: all.slice(cut) })
}

/** Without the zeros that end a fraction. */
export function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Thousands separated by commas. */
export function group(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** An amount in 万元 as shown in tables: grouped, at most `places` decimals, no idle zeros. */
export function wan(text: string | null | undefined, places = 2): string {
  return text == null ? '—' : group(trim(round(text, places)))
}

/** An amount given in 万元, shown in a unit `shifted` places larger: 亿元 unless said otherwise. */
export function yi(text: string | null | undefined, places = 2, shifted = -4): string {
  return text == null ? '—' : group(trim(round(shift(text, shifted), places)))
}

/** A ratio in percent as shown, with the same decimals everywhere so that columns align: `12.4%`. */
export function percent(text: string | null | undefined, places = 1): string {
  return text == null ? '—' : `${group(round(text, places))}%`
}

/** A difference with its sign: `+1.2`, `−3.0`. */
export function signed(text: string | null | undefined, places = 1): string {
  if (text == null) return '—'
  const shown = group(round(text, places))
  return shown.startsWith('-') ? `−${shown.slice(1)}` : /[1-9]/.test(shown) ? `+${shown}` : shown
}

/** `part` ÷ `whole` in percent with `places` decimals, exactly rounded; null when there is no whole. */
export function ratio(part: string, whole: string, places = 1): string | null {
  const scale = Math.max(placesOf(part), placesOf(whole))
  const dividend = BigInt(shift(part, scale).split('.')[0] ?? '0')
  const divisor = BigInt(shift(whole, scale).split('.')[0] ?? '0')
  if (divisor === 0n) return null
  const factor = 10n ** BigInt(places + 3)
  return round(shift(((dividend * factor) / divisor).toString(), -(places + 1)), places)
}

function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

/** For drawing only: a position on a chart needs no cent. Never for a figure that is read. */
export function forDrawing(text: string | null | undefined): number {
  return text == null ? 0 : Number(text)
}

/** Negative, zero or positive. */
export function sign(text: string): -1 | 0 | 1 {
  if (!/[1-9]/.test(text)) return 0
  return text.startsWith('-') ? -1 : 1
}
