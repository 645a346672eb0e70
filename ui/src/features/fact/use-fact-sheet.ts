import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'

import { useLoad } from '@/api/use-load'
import type { GridEdit } from '@/kit/grid/types'
import { useTask } from '@/kit/use-task'
import { asOf } from '@/shell/as-of'
import { session } from '@/shell/session'

import { facts } from './api'
import { changesOf, faultOf, refusalsOf, type Refused, type Spot, withEdits, withoutRefusals } from './cells'
import { readDraft, slotOf, type Typed, writeDraft } from './drafts'
import type { Fact, FactOutcome, FactRow } from './types'

const PAUSE = 400

/** The facts of a date as they are typed: what is changed, what is wrong with it, keeping and handing in. */
export function useFactSheet() {
  const load = useLoad(() => asOf.value || undefined, facts.sheet)
  const slot = slotOf(session.value?.actor ?? '')
  const draft = readDraft(slot)
  const typed = shallowRef<Typed>(draft.typed)
  const reason = ref(draft.reason)
  const refused = shallowRef<Refused>({})
  const { busy, error, run } = useTask()

  const rows = computed<readonly FactRow[]>(() => load.data.value?.rows ?? [])
  /** What people find out first, what they judge after it. */
  const asked = computed<readonly Fact[]>(() => {
    const all = load.data.value?.facts ?? []
    return [...all.filter(fact => !fact.judged), ...all.filter(fact => fact.judged)]
  })
  const rowOf = computed(() => new Map(rows.value.map(row => [row.code, row])))
  const factOf = computed(() => new Map(asked.value.map(fact => [fact.name, fact])))

  const changes = computed(() => changesOf(rows.value, asked.value, typed.value))
  const projects = computed(() => new Set(changes.value.map(({ code }) => code)).size)
  const needsReason = computed(() => changes.value.some(({ name }) => factOf.value.get(name)?.judged))
  const errors = computed<Spot[]>(() =>
    changes.value.flatMap(({ code, name, value }) => {
      const fact = factOf.value.get(name)
      const fault = fact && faultOf(fact, value, refused.value[code]?.[name])
      return fault ? [{ key: code, column: name }] : []
    }),
  )

  function change(edits: readonly GridEdit[]): void {
    const stored = (code: string, name: string) => rowOf.value.get(code)?.values[name] ?? ''
    typed.value = withEdits(typed.value, edits, stored)
    refused.value = withoutRefusals(refused.value, edits)
  }
  function discard(): void {
    typed.value = {}
    refused.value = {}
    error.value = undefined
  }

  /** Hands the changed cells in: all of them, or none where one of them cannot be taken. */
  async function submit(from: string, until: string): Promise<FactOutcome | undefined> {
    const outcome = await run(() =>
      facts.enter({
        from,
        until: until || null,
        reason: reason.value.trim() || null,
        cells: changes.value,
      }),
    )
    if (!outcome) return undefined
    refused.value = refusalsOf(outcome.problems)
    if (outcome.problems.length > 0) return outcome
    discard()
    reason.value = ''
    await load.reload()
    return outcome
  }

  let pause: ReturnType<typeof setTimeout> | undefined
  function keep(): void {
    clearTimeout(pause)
    writeDraft(slot, { typed: typed.value, reason: reason.value })
  }
  watch([typed, reason], () => {
    clearTimeout(pause)
    pause = setTimeout(keep, PAUSE)
  })
  window.addEventListener('pagehide', keep)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', keep)
    keep()
  })

  return {
    load,
    rows,
    asked,
    typed,
    refused,
    reason,
    changes,
    projects,
    needsReason,
    errors,
    busy,
    error,
    change,
    discard,
    submit,
  }
}

export type Sheet = ReturnType<typeof useFactSheet>
