import { upload as send } from '@/api/upload'

import type { ImportView } from './mapping'

/**
 * Sends a file for a preview.
 * @throws ApiError when the server refuses; `cancelled` when `signal` ended it, `unreachable` when nothing answers.
 */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportView> {
  const form = new FormData()
  form.append('file', file, file.name)
  return send<ImportView>('/api/imports', form, onProgress, signal)
}
