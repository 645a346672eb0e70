import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'

import { useLoad } from '@/api/use-load'
import { asOf } from '@/shell/as-of'
import { can, session } from '@/shell/session'

import { rules } from './api'
import { copyOf, nextVersion, ownId } from './copy'
import { beginning, forget, keep, readKept, slotOf, type Kept } from './kept'
import type { RuleSetView } from './types'

/** The name of a set that is being made. */
export const NEW = 'new'

/** The editor knows one kind of line end; so does whatever its text is compared with. */
const lines = (text: string) => text.replaceAll('\r\n', '\n')

/** A rule set in hand: what the server has, what is typed, and what of it is kept on this machine. */
export function useRuleSet(key: () => string, from: () => string | undefined) {
  const { t } = useI18n()
  const board = useLoad(() => asOf.value, rules.board)
  const isNew = computed(() => key() === NEW)
  const source = computed(() => (isNew.value ? (from() ?? board.data.value?.in_force.key) : key()))
  const load = useLoad(() => source.value, rules.show)

  const view = computed(() => (load.data.value?.line.key === source.value ? load.data.value : undefined))
  /** What was typed here, while what somebody else saved is looked at. */
  const mine = ref<string>()
  const editable = computed(() => {
    const line = view.value?.line
    if (!can('rule.edit') || !line || mine.value !== undefined) return false
    return isNew.value || (line.state === 'draft' && !line.fixed)
  })
  const slot = computed(() =>
    source.value === undefined
      ? undefined
      : slotOf(session.value?.actor ?? '', source.value, isNew.value ? source.value : undefined),
  )

  const text = ref('')
  /** What the text began from: that of the server, or the fresh copy. */
  const base = ref('')
  /** When the draft was saved that the text began from; empty for a new one. */
  const saved = ref('')
  const restored = shallowRef<{ kept: Kept; moved: boolean }>()
  let begun = ''

  function start(of: RuleSetView): string | undefined {
    if (!isNew.value) return lines(of.text)
    if (!board.data.value) return undefined
    const { id, shipped } = of.line
    const own = ownId(id, shipped)
    const suffix = shipped ? { zh: t('rule.own_suffix_zh'), en: t('rule.own_suffix_en') } : { zh: '', en: '' }
    return copyOf(lines(of.text), { id: own, version: nextVersion(board.data.value, own), suffix })
  }

  const savedAt = (of: RuleSetView) => (isNew.value ? '' : (of.line.saved_at ?? ''))

  function begin(): void {
    if (!view.value || !slot.value || begun === slot.value) return
    const first = start(view.value)
    if (first === undefined) return
    begun = slot.value
    base.value = first
    const found = editable.value ? beginning(first, readKept(begun)) : { text: first, moved: false }
    text.value = found.text
    saved.value = found.restored?.saved ?? savedAt(view.value)
    restored.value = found.restored && { kept: found.restored, moved: found.moved }
  }
  watch([view, slot, board.data], begin, { immediate: true })
  watch(text, typed => {
    if (!editable.value || begun !== slot.value) return
    keep(begun, { text: typed, base: base.value, saved: saved.value, at: new Date().toISOString() })
  })

  /** Goes back to what the server has, or to the fresh copy. */
  function discard(): void {
    if (view.value && !isNew.value) base.value = lines(view.value.text)
    if (view.value) saved.value = savedAt(view.value)
    text.value = base.value
    restored.value = undefined
  }
  /** Shows what the server has now; what was typed waits. */
  async function lookAtTheirs(): Promise<void> {
    await load.reload()
    if (!view.value || load.error.value) return
    mine.value ??= text.value
    text.value = lines(view.value.text)
  }
  function returnToMine(): void {
    text.value = mine.value ?? text.value
    mine.value = undefined
  }
  /** Goes on from what the server has; what was typed is given up. */
  function takeTheirs(): void {
    mine.value = undefined
    if (slot.value) forget(slot.value)
    discard()
  }
  /** What was restored is what is wanted. */
  function accept(): void {
    restored.value = undefined
  }
  /** The server has taken the text: nothing is kept here any more. */
  function settled(answer: RuleSetView): void {
    if (slot.value) forget(slot.value)
    begun = slotOf(session.value?.actor ?? '', answer.line.key)
    base.value = lines(answer.text)
    saved.value = answer.line.saved_at ?? ''
    mine.value = restored.value = undefined
    load.data.value = answer
    void board.reload()
  }
  /** The set is gone: so is what was typed in it. */
  function dropped(): void {
    if (slot.value) forget(slot.value)
  }

  return {
    board,
    load,
    view,
    isNew,
    editable,
    text,
    restored,
    saved,
    mine,
    /** Whether there is something to save. */
    dirty: computed(() => editable.value && (isNew.value || text.value !== base.value)),
    /** Whether something was typed that only this machine has. */
    changed: computed(() => text.value !== base.value),
    discard,
    lookAtTheirs,
    returnToMine,
    takeTheirs,
    accept,
    settled,
    dropped,
  }
}

export type RuleSet = ReturnType<typeof useRuleSet>
