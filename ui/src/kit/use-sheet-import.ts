import { shallowRef, type Ref, type ShallowRef } from 'vue'

import type { ApiError } from '@/api/client'

import { useTask } from './use-task'

/** A file as the generated client sends it: as a form, where it would write JSON. */
export type Upload = {
  body: never
  bodySerializer: (body: unknown) => FormData
}

/** How a workbook is looked at, and how it is taken once it was seen. */
export interface Door<Sheet, Done> {
  preview: (upload: Upload) => Promise<Sheet>
  confirm: (upload: Upload, seen: Sheet) => Promise<Done>
}

export interface SheetImport<Sheet, Done> {
  file: ShallowRef<File | undefined>
  /** What the workbook would bring, until it is taken. */
  sheet: ShallowRef<Sheet | undefined>
  /** What it brought. */
  done: ShallowRef<Done | undefined>
  busy: Ref<boolean>
  error: ShallowRef<ApiError | undefined>
  choose: (chosen: File) => Promise<void>
  confirm: () => Promise<void>
}

function formOf(file: File): Upload {
  const form = new FormData()
  form.append('file', file, file.name)
  return { body: form as never, bodySerializer: body => body as FormData }
}

/** A workbook on its way in: chosen, looked at, then taken whole. */
export function useSheetImport<Sheet, Done>(door: Door<Sheet, Done>): SheetImport<Sheet, Done> {
  const { busy, error, run } = useTask()
  const file = shallowRef<File>()
  const sheet = shallowRef<Sheet>()
  const done = shallowRef<Done>()

  async function choose(chosen: File): Promise<void> {
    file.value = chosen
    sheet.value = undefined
    done.value = undefined
    sheet.value = await run(() => door.preview(formOf(chosen)))
  }

  async function confirm(): Promise<void> {
    const [chosen, seen] = [file.value, sheet.value]
    if (!chosen || !seen) return
    done.value = await run(() => door.confirm(formOf(chosen), seen))
    if (done.value !== undefined) {
      sheet.value = undefined
    } else if (error.value?.code === 'conflict') {
      // What was looked at no longer holds: it is looked at again, below the refusal.
      const refusal = error.value
      await choose(chosen)
      error.value ??= refusal
    }
  }

  return { file, sheet, done, busy, error, choose, confirm }
}
