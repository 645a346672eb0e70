import { onBeforeUnmount, onMounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'

import { message, messageBox } from '@/kit/controls/message'
import { useTask } from '@/kit/use-task'

import { rules } from './api'
import { nextVersion, withVersion } from './copy'
import type { Check } from './use-check'
import type { RuleSet } from './use-rule-set'
import { named } from './words'

/** Saves the set in hand as a draft, by button or Ctrl+S, and deletes it. */
export function useSaving(set: RuleSet, check: Check, address: () => string) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const { busy, error, run } = useTask()

  async function send(): Promise<void> {
    const saved = await run(() => rules.save(set.text.value))
    if (!saved) return
    set.settled(saved)
    message.success(t('rule.saved', { set: named(saved.line) }))
    if (saved.line.key !== address()) {
      await router.replace({
        path: `/rules/${saved.line.key}`,
        query: { ...route.query, from: undefined },
      })
    }
  }
  async function save(): Promise<void> {
    if (set.dirty.value && check.sound.value) await send()
  }
  /** Saves under the first version number that is free: the one in the text cannot be changed any more. */
  async function saveAsNext(): Promise<void> {
    const [board, shape] = [set.board.data.value, check.shape.value]
    if (!board || !shape) return
    set.text.value = withVersion(set.text.value, nextVersion(board, shape.id))
    await send()
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
    void save()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))

  return { busy, error, save, saveAsNext, remove }
}
