import { computed, ref, type ComputedRef, type Ref } from 'vue'

import { clear, copy, fillDown, paste, write, type Edit, type Pasting, type Surface } from './edits'
import { createHistory, type KeyedEdit } from './history'
import type { Mode } from './keys'
import { moved, nextEntry, rangeOf, type Cell, type Range } from './range'
import { parseTsv, writeTsv } from './tsv'
import type { GridColumn, GridEdit, GridRow } from './types'

export interface GridSource {
  columns: () => readonly GridColumn[]
  rows: () => readonly GridRow[]
  /** Nothing can be typed at all. */
  locked: () => boolean
  /** Takes new texts; they are seen in `rows` afterwards. */
  change: (edits: GridEdit[]) => void
  /** Told after a block was pasted. */
  pasted: (pasting: Pasting) => void
}

export interface GridState {
  /** Where typing goes. */
  active: Ref<Cell>
  /** The corner of the range opposite to the active cell: where arrow keys with Shift go. */
  head: Ref<Cell>
  range: ComputedRef<Range>
  mode: Ref<Mode>
  choose: (cell: Cell, extend?: boolean) => void
  move: (rows: number, columns: number, extend: boolean) => void
  /** Goes to the next cell that takes input; false when there is none. */
  moveEntry: (step: 1 | -1) => boolean
  chooseAll: () => void
  edit: () => void
  type: (text: string) => void
  finish: () => void
  cancel: () => void
  clearRange: () => void
  fillRange: () => void
  /** Writes a choice into the active cell, or the one after its present choice. */
  pick: (choice?: string) => void
  undo: () => void
  redo: () => void
  copyText: () => string
  pasteText: (text: string) => void
  takesInput: (cell: Cell) => boolean
}

/** What is chosen, typed, pasted and taken back in a grid. */
export function useGrid(source: GridSource): GridState {
  const active = ref<Cell>(firstEntry(source))
  const head = ref<Cell>(active.value)
  const mode = ref<Mode>('ready')
  const range = computed(() => rangeOf(active.value, head.value))
  const history = createHistory<KeyedEdit>()
  let before = ''
  let typed = ''

  const surface: Surface = {
    get size() {
      return { rows: source.rows().length, columns: source.columns().length }
    },
    text: ({ row, column }) => source.rows()[row]?.cells[source.columns()[column]?.id ?? '']?.text ?? '',
    takesInput: ({ column }) => !source.locked() && source.columns()[column]?.entry !== undefined,
  }

  function tidy(edit: Edit): Edit {
    const column = source.columns()[edit.column]
    return column?.tidy ? { ...edit, after: column.tidy(edit.after) } : edit
  }

  function keyed(edits: readonly Edit[]): KeyedEdit[] {
    return edits.flatMap(({ row, column, before, after }) => {
      const [key, id] = [source.rows()[row]?.key, source.columns()[column]?.id]
      return key === undefined || id === undefined ? [] : [{ key, column: id, before, after }]
    })
  }

  function emit(edits: readonly KeyedEdit[]): void {
    if (edits.length > 0) source.change(edits.map(({ key, column, after }) => ({ key, column, text: after })))
  }

  function make(edits: readonly Edit[]): void {
    const tidied = keyed(edits.map(tidy).filter(edit => edit.before !== edit.after))
    emit(tidied)
    history.push(tidied)
  }

  function choose(cell: Cell, extend = false): void {
    finish()
    head.value = cell
    if (!extend) active.value = cell
  }

  function move(rows: number, columns: number, extend: boolean): void {
    choose(moved(extend ? head.value : active.value, rows, columns, surface.size), extend)
  }

  function moveEntry(step: 1 | -1): boolean {
    finish()
    const next = nextEntry(active.value, step, surface.size, surface.takesInput)
    if (next) choose(next)
    return next !== undefined
  }

  function chooseAll(): void {
    finish()
    active.value = { row: 0, column: 0 }
    head.value = moved(active.value, surface.size.rows, surface.size.columns, surface.size)
  }

  function begin(next: Mode): boolean {
    if (!surface.takesInput(active.value)) return false
    if (mode.value === 'ready') before = typed = surface.text(active.value)
    mode.value = next
    head.value = active.value
    return true
  }

  /** What is typed counts at once, so that nothing is lost with the page; the step is complete when it is finished. */
  function type(text: string): void {
    if (mode.value === 'ready' && !begin('typing')) return
    typed = text
    emit(keyed([{ ...active.value, before, after: text }]))
  }

  function finish(): void {
    if (mode.value === 'ready') return
    mode.value = 'ready'
    const step = tidy({ ...active.value, before, after: typed })
    if (step.after !== typed) emit(keyed([step]))
    if (step.after !== before) history.push(keyed([step]))
  }

  function cancel(): void {
    if (mode.value === 'ready') return
    mode.value = 'ready'
    emit(keyed([{ ...active.value, before: typed, after: before }]))
  }

  function pick(choice?: string): void {
    const choices = source.columns()[active.value.column]?.choices?.map(({ text }) => text)
    if (!choices) return
    finish()
    const present = choices.indexOf(surface.text(active.value))
    const next = choice ?? choices[(present + 1) % choices.length] ?? ''
    make(write(surface, rangeOf(active.value, active.value), () => next))
  }

  function pasteText(text: string): void {
    finish()
    const pasting = paste(surface, parseTsv(text), range.value)
    make(pasting.edits)
    active.value = { row: pasting.range.top, column: pasting.range.left }
    head.value = { row: pasting.range.bottom, column: pasting.range.right }
    source.pasted(pasting)
  }

  return {
    active,
    head,
    range,
    mode,
    choose,
    move,
    moveEntry,
    chooseAll,
    edit: () => void begin('editing'),
    type,
    finish,
    cancel,
    clearRange: () => make(clear(surface, range.value)),
    fillRange: () => make(fillDown(surface, range.value)),
    pick,
    undo: () => emit(history.undo()),
    redo: () => emit(history.redo()),
    copyText: () => writeTsv(copy(surface, range.value)),
    pasteText,
    takesInput: surface.takesInput,
  }
}

function firstEntry(source: GridSource): Cell {
  return {
    row: 0,
    column: Math.max(
      0,
      source.columns().findIndex(column => column.entry !== undefined),
    ),
  }
}
