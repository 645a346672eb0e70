import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'

import { message, messageBox } from '@/kit/controls/message'
import { useTask } from '@/kit/use-task'
import { asOf } from '@/shell/as-of'

import { rules } from './api'
import { nextVersion, withVersion } from './copy'
import type { RuleBoard, RuleSetLine, RuleSetView } from './types'
import type { Check } from './use-check'
import type { RuleSet } from './use-rule-set'
import { named } from './words'

/** Saves the set in hand as a draft, by button or Ctrl+S, and deletes it. */
export function useSaving(set: RuleSet, check: Check, address: () => string) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const { busy, error, run } = useTask()
  /** Whether it is asked what is new in the text. */
  const asking = ref(false)
  const note = ref('')
  /** The same version as somebody else has saved it meanwhile. */
  const conflict = shallowRef<RuleSetLine>()

  /** The first version number that nobody has used. */
  const next = computed(() => {
    const [board, shape] = [set.board.data.value, check.shape.value]
    return board && shape ? nextVersion(board, shape.id) : 1
  })

  function begin(): void {
    if (!set.dirty.value || !check.sound.value) return
    note.value = isInHand() ? (set.view.value?.line.note ?? '') : ''
    error.value = undefined
    asking.value = true
  }

  /** Whether the text says it is the draft it was made from. */
  function isInHand(): boolean {
    const [line, shape] = [set.view.value?.line, check.shape.value]
    return !set.isNew.value && line?.id === shape?.id && line?.version === shape?.version
  }

  async function newestBoard(): Promise<RuleBoard> {
    return (set.board.data.value = await rules.board(asOf.value))
  }
  /** The draft of the text's own id and version, whoever saved it. */
  async function sameVersion(): Promise<RuleSetLine | undefined> {
    const [board, shape] = [await newestBoard(), check.shape.value]
    return board.stored.find(one => one.id === shape?.id && one.version === shape?.version && !one.fixed)
  }

  async function save(words: string): Promise<void> {
    note.value = words
    const saved = await run(async () => {
      const inHand = isInHand()
      conflict.value = inHand ? undefined : await sameVersion()
      return conflict.value ? undefined : post(set.text.value, inHand ? set.saved.value : undefined)
    })
    if (error.value?.code === 'conflict') await run(async () => (conflict.value = await sameVersion()))
    if (!error.value || error.value.code === 'rule_fixed') asking.value = false
    if (saved) await settle(saved)
  }
  /** Saves what is typed here under the first version number that is free. */
  async function saveAsNext(): Promise<void> {
    const saved = await run(async () => {
      const version = nextVersion(await newestBoard(), check.shape.value?.id ?? '')
      return post(withVersion(set.mine.value ?? set.text.value, version))
    })
    if (!saved) return
    set.text.value = saved.text.replaceAll('\r\n', '\n')
    await settle(saved)
  }
  const post = (text: string, base?: string) => rules.save({ text, base, note: note.value.trim() || null })

  async function settle(saved: RuleSetView): Promise<void> {
    conflict.value = undefined
    set.settled(saved)
    message.success(t('rule.saved', { set: named(saved.line) }))
    if (saved.line.key === address()) return
    await router.replace({ path: `/rules/${saved.line.key}`, query: { ...route.query, from: undefined } })
  }

  async function remove(): Promise<void> {
    const line = set.view.value?.line
    if (!line) return
    const sure = await messageBox
      .confirm(t('rule.remove_sure', { set: named(line) }), t('rule.remove'), {
        confirmButtonText: t('common.delete'),
        cancelButtonText: t('common.cancel'),
      })
      .catch(() => undefined)
    if (!sure) return
    const removed = await run(async () => {
      await rules.remove(line.key)
      return true
    })
    if (!removed) return
    set.dropped()
    await router.replace('/rules')
  }

  function onKey(event: KeyboardEvent): void {
    const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's'
    if (!asked || !set.editable.value) return
    event.preventDefault()
    begin()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))

  return {
    busy,
    error,
    asking,
    note,
    conflict,
    next,
    begin,
    save,
    saveAsNext,
    remove,
    /** Theirs was taken: there is nothing to choose any more. */
    agree: () => (conflict.value = undefined),
  }
}
