/** Text as the offices' older programs write it. Node reads GB18030 but does not write it, so the table is turned round. */
const LEAD = [0x81, 0xfe] as const
const TRAIL = [0x40, 0xfe] as const

let codes: Map<string, readonly [number, number]> | undefined

function table(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly [number, number]>()
  for (let lead = LEAD[0]; lead <= LEAD[1]; lead++) {
    for (let trail = TRAIL[0]; trail <= TRAIL[1]; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (letter.length === 1 && letter !== '\uFFFD') found.set(letter, [lead, trail])
    }
  }
  return found
}

/** Encode text whose letters have one or two bytes in GB18030, as all common Chinese has. */
export function gb18030(text: string): Buffer {
  codes ??= table()
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : codes.get(letter)
    if (code === undefined) throw new Error(`“${letter}” has no two-byte code`)
    bytes.push(...code)
  }
  return Buffer.from(bytes)
}
