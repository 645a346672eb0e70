/** A text that is typed and not saved; it outlives the page on this machine. */
export interface Kept {
  text: string
  /** The text it began from: that of the server, or the copy. */
  base: string
  /** When that draft was saved, as an instant; empty for a new one. */
  saved: string
  /** When it was last typed in, as an instant. */
  at: string
}

/** Where the text of one set is kept, for one person: others may use the same machine. */
export function slotOf(actor: string, key: string, from?: string): string {
  return `guatu.rule.${actor}.${from === undefined ? key : `new:${from}`}`
}

export function readKept(slot: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(slot) ?? 'null')
    return isKept(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  return ['text', 'base', 'saved', 'at'].every(
    key => typeof (value as Record<string, unknown>)[key] === 'string',
  )
}

/** Keeps what is typed; what says nothing new is forgotten. */
export function keep(slot: string, kept: Kept): void {
  if (kept.text === kept.base) return forget(slot)
  try {
    localStorage.setItem(slot, JSON.stringify(kept))
  } catch {
    // The machine has no room left: the text is still on the page, and saving it works.
  }
}

export function forget(slot: string): void {
  localStorage.removeItem(slot)
}

/** What an opened set begins with: what was kept, unless that has been saved meanwhile. */
export function beginning(
  start: string,
  kept: Kept | undefined,
): { text: string; restored?: Kept; moved: boolean } {
  if (!kept || kept.text === start) return { text: start, moved: false }
  return { text: kept.text, restored: kept, moved: kept.base !== start }
}
