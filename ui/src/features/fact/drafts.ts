/** What is typed and not handed in: texts by project code and name of the fact. */
export type Typed = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What outlives the page on this machine. */
export interface Draft {
  typed: Typed
  reason: string
}

const NOTHING: Draft = { typed: {}, reason: '' }

/** Where one person's draft is kept: others may use the same machine. */
export function slotOf(actor: string): string {
  return `guatu.facts.${actor}`
}

export function readDraft(slot: string): Draft {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(slot) ?? 'null')
    if (!isRecord(value) || !isRecord(value.typed)) return NOTHING
    const rows = Object.entries(value.typed).filter((row): row is [string, Record<string, string>] =>
      isTexts(row[1]),
    )
    return {
      typed: Object.fromEntries(rows),
      reason: typeof value.reason === 'string' ? value.reason : '',
    }
  } catch {
    return NOTHING
  }
}

/** Keeps a draft; one that says nothing is forgotten. */
export function writeDraft(slot: string, draft: Draft): void {
  if (Object.keys(draft.typed).length === 0) return localStorage.removeItem(slot)
  try {
    localStorage.setItem(slot, JSON.stringify(draft))
  } catch {
    // The machine has no room left: what was typed is still on the page and can be handed in.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every(text => typeof text === 'string')
}
