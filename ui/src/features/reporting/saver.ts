import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { ApiError } from '@/api/client'

import type { ReportCells } from './cells'

/**
 * `idle`: nothing to save. `waiting`: typed a moment ago. `saving`: on its way. `saved`: the server has it.
 * `away`: the server does not answer; what was typed is kept on this machine and tried again. `refused`: the server
 * does not take it.
 */
export type SaveState = 'idle' | 'waiting' | 'saving' | 'saved' | 'away' | 'refused'

export type Rows = Record<string, ReportCells>

/** What is typed and not yet known to the server, by project code; it outlives the page. */
export interface Pending {
  read: () => Rows
  write: (rows: Rows) => void
}

export interface Saver {
  state: Ref<SaveState>
  /** When the server last confirmed. */
  savedAt: ShallowRef<Date | undefined>
  refusal: ShallowRef<ApiError | undefined>
  /** Notes that a row was typed in. */
  touch: (code: string, cells: ReportCells) => void
  /** Sends what is pending now. */
  flush: () => Promise<void>
  /** Waits for what is under way and forgets rows that are handed in instead. */
  settle: () => Promise<void>
  stop: () => void
}

const PAUSE = 800
const RETRIES = [3_000, 8_000, 20_000, 60_000]

/** Saves drafts by themselves: shortly after typing, again while the server is away, and over a closed page. */
export function createSaver(send: (rows: Rows) => Promise<void>, pending: Pending): Saver {
  const state = ref<SaveState>('idle')
  const savedAt = shallowRef<Date>()
  const refusal = shallowRef<ApiError>()
  let waiting: Rows = pending.read()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let failures = 0

  function later(pause: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pause)
  }

  function touch(code: string, cells: ReportCells): void {
    waiting = { ...waiting, [code]: { ...cells } }
    pending.write(waiting)
    if (state.value === 'away') return
    state.value = 'waiting'
    later(PAUSE)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    await running
    if (Object.keys(waiting).length === 0) return
    running = attempt(waiting)
    await running
    running = undefined
  }

  async function attempt(rows: Rows): Promise<void> {
    state.value = 'saving'
    try {
      await send(rows)
      forget(rows)
      succeed()
    } catch (cause) {
      fail(cause instanceof ApiError ? cause : new ApiError('internal', {}, 0))
    }
  }

  /** Drops what the server now has, but not what was typed meanwhile. */
  function forget(rows: Rows): void {
    waiting = Object.fromEntries(Object.entries(waiting).filter(([code, cells]) => rows[code] !== cells))
    pending.write(waiting)
  }

  function succeed(): void {
    failures = 0
    refusal.value = undefined
    savedAt.value = new Date()
    const more = Object.keys(waiting).length > 0
    state.value = more ? 'waiting' : 'saved'
    if (more) later(PAUSE)
  }

  function fail(error: ApiError): void {
    const away = error.status === 0 || error.status >= 500
    refusal.value = error
    state.value = away ? 'away' : 'refused'
    if (away) later(RETRIES[Math.min(failures++, RETRIES.length - 1)] as number)
  }

  async function settle(): Promise<void> {
    clearTimeout(timer)
    await running
    waiting = {}
    pending.write(waiting)
    state.value = 'idle'
  }

  if (Object.keys(waiting).length > 0) {
    state.value = 'waiting'
    later(PAUSE)
  }
  return { state, savedAt, refusal, touch, flush, settle, stop: () => clearTimeout(timer) }
}

/** Pending rows of one unit's month, kept on this machine. */
export function pendingOf(month: string, unit: string): Pending {
  const key = `guatu.report.${month}.${unit}`
  return {
    read: () => readRows(localStorage.getItem(key)),
    write(rows) {
      if (Object.keys(rows).length === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(rows))
    },
  }
}

const CELLS: readonly (keyof ReportCells)[] = ['done_month', 'done_year', 'started', 'visual', 'problem']

function readRows(text: string | null): Rows {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, cells]) => isCells(cells)))
  } catch {
    return {}
  }
}

function isCells(value: unknown): value is ReportCells {
  if (typeof value !== 'object' || value === null) return false
  return CELLS.every(cell => typeof (value as Record<string, unknown>)[cell] === 'string')
}
