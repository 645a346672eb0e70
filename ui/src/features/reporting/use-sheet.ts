import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'

import { api, ApiError, take } from '@/api/client'
import { useLoad } from '@/api/use-load'

import {
  FIELDS,
  openingCells,
  rowState,
  type Field,
  type ReportCells,
  type ReportRow,
  yearFollows,
  type RowState,
} from './cells'
import { checkRow, type Finding, type Findings } from './check'
import { createSaver, pendingOf, type Rows } from './saver'

/** A row of the month as it stands while it is typed. */
export interface Line {
  row: ReportRow
  cells: ReportCells
  state: RowState
  findings: Findings
}

/** A cell to be led to. */
export interface Spot {
  key: string
  column: Field
}

/** What became of handing in. */
export interface Outcome {
  submitted: number
  at: Date
}

/** Browsers let a request outlive its page only while it is small. */
const OUTLIVES = 60_000

/** One unit's month: what is typed, what is wrong with it, saving and handing in. */
export function useSheet(month: string, unit: string) {
  const load = useLoad(
    () => ({ month, unit }),
    (_, signal) =>
      take(api.GET('/api/reporting/{month}', { params: { path: { month }, query: { unit } }, signal })),
  )
  const pending = pendingOf(month, unit)
  const saver = createSaver(send, pending)
  const cells = reactive<Rows>({})
  /** What the server said about cells that it did not take, until they are changed. */
  const refused = ref<Record<string, Findings>>({})
  const outcome = shallowRef<Outcome>()
  const submitting = ref(false)
  const failure = shallowRef<ApiError>()

  async function send(rows: Rows): Promise<void> {
    const body = { unit, rows: Object.entries(rows).map(([code, typed]) => ({ code, cells: typed })) }
    const keepalive = JSON.stringify(body).length * 3 < OUTLIVES
    await take(api.PUT('/api/reporting/{month}/drafts', { params: { path: { month } }, body, keepalive }))
  }

  watch(load.data, sheet => {
    const typed = sheet?.closed ? {} : pending.read()
    for (const row of sheet?.rows ?? []) cells[row.code] = typed[row.code] ?? openingCells(row, sheet?.closed)
  })

  const lines = computed<Line[]>(() =>
    (load.data.value?.rows ?? []).flatMap(row => {
      const typed = cells[row.code]
      return typed ? [lineOf(row, typed)] : []
    }),
  )

  function lineOf(row: ReportRow, typed: ReportCells): Line {
    const findings = { ...checkRow(row, typed, month), ...refused.value[row.code] }
    return { row, cells: typed, state: rowState(row, typed, month), findings }
  }

  function change(code: string, field: Field, text: string): void {
    const typed = cells[code]
    if (!typed || typed[field] === text) return
    const row = load.data.value?.rows.find(candidate => candidate.code === code)
    if (field === 'done_month' && row && yearFollows(row, typed, month)) typed.done_year = ''
    typed[field] = text
    forgive(code, field)
    outcome.value = undefined
    saver.touch(code, typed)
  }

  function forgive(code: string, field: Field): void {
    const rest = { ...refused.value[code] }
    delete rest[field]
    refused.value[code] = rest
  }

  const ready = computed(() => lines.value.filter(({ state }) => state === 'draft' || state === 'correction'))
  const missing = computed<Spot[]>(() =>
    lines.value
      .filter(({ state }) => state === 'fresh')
      .map(({ row }) => ({ key: row.code, column: 'done_month' })),
  )

  function spots(level: Finding['level']): Spot[] {
    return lines.value.flatMap(({ row, findings }) =>
      FIELDS.filter(field => findings[field]?.level === level).map(column => ({ key: row.code, column })),
    )
  }
  const errors = computed(() => spots('error'))
  const warnings = computed(() => spots('warning'))

  /** Hands in what is typed: all of it, or nothing and the cells that stand in the way. */
  async function submit(): Promise<void> {
    const rows = ready.value.map(({ row, cells: typed }) => ({ code: row.code, cells: { ...typed } }))
    submitting.value = true
    failure.value = undefined
    await saver.settle()
    try {
      const answer = await take(
        api.POST('/api/reporting/{month}/submit', { params: { path: { month } }, body: { unit, rows } }),
      )
      refused.value = refusals(answer.problems)
      if (answer.problems.length > 0) return keep(rows)
      outcome.value = { submitted: answer.submitted, at: new Date() }
      await load.reload()
    } catch (cause) {
      failure.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
      keep(rows)
    } finally {
      submitting.value = false
    }
  }

  /** What was not taken stays a draft. */
  function keep(rows: readonly { code: string; cells: ReportCells }[]): void {
    for (const { code } of rows) if (cells[code]) saver.touch(code, cells[code])
  }

  const onHide = (): void => void saver.flush()
  window.addEventListener('pagehide', onHide)
  window.addEventListener('online', onHide)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', onHide)
    window.removeEventListener('online', onHide)
    void saver.flush()
  })

  return {
    load,
    lines,
    change,
    saver,
    submit,
    submitting,
    failure,
    outcome,
    ready,
    missing,
    errors,
    warnings,
  }
}

export type Sheet = ReturnType<typeof useSheet>

interface CellProblem {
  code: string
  field: string
  error: string
  params: unknown
}

function refusals(problems: readonly CellProblem[]): Record<string, Findings> {
  const found: Record<string, Findings> = {}
  for (const { code, field, error, params } of problems) {
    const known = FIELDS.find(candidate => candidate === field) ?? 'done_month'
    const words = Object.entries(params ?? {}).map(([name, value]) => [name, String(value)])
    found[code] = {
      ...found[code],
      [known]: { level: 'error', code: error, params: Object.fromEntries(words), server: true },
    }
  }
  return found
}
