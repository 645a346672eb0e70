import { computed, reactive, readonly } from 'vue'

import { ApiError } from '@/api/client'

import type { ImportView } from './mapping'
import { upload } from './upload'

/** `waiting` in the queue, `sending`, `reading` by the server, then one of the three ends. */
export type UploadState = 'waiting' | 'sending' | 'reading' | 'done' | 'failed' | 'cancelled'

export interface Upload {
  key: number
  name: string
  size: number
  state: UploadState
  /** 0 to 1, of the bytes sent. */
  share: number
  error?: ApiError
  /** The import that the file became. */
  id?: string
}

const KINDS = /\.(xlsx|xls|csv)$/i
/** What the server takes at most. */
const LARGEST = 64 * 1024 * 1024

/** The queue outlives the page: a file goes on being sent while other pages are looked at. */
const uploads = reactive<Upload[]>([])
const files = new Map<number, { file: File; abort: AbortController }>()
let lastKey = 0
let busy = false

type Arrived = (view: ImportView) => void

/** Puts files into the queue; each is told to `arrived` once its preview is there. */
function add(chosen: Iterable<File>, arrived: Arrived): void {
  for (const file of chosen) {
    const error = refuseEarly(file)
    const entry: Upload = {
      key: ++lastKey,
      name: file.name,
      size: file.size,
      state: error ? 'failed' : 'waiting',
      share: 0,
      error,
    }
    uploads.push(entry)
    if (!error) files.set(entry.key, { file, abort: new AbortController() })
  }
  void work(arrived)
}

/** What needs no server to be refused. */
export function refuseEarly({ name, size }: Pick<File, 'name' | 'size'>): ApiError | undefined {
  if (!KINDS.test(name)) return new ApiError('wrong_kind', { file: name }, 0)
  if (size === 0) return new ApiError('empty_file', { file: name }, 0)
  return size > LARGEST ? new ApiError('file_too_large', { file: name, limit: '64 MB' }, 0) : undefined
}

/** One file after the other: the server reads them one by one as well. */
async function work(arrived: Arrived): Promise<void> {
  if (busy) return
  busy = true
  for (let next = waiting(); next; next = waiting()) await send(next, arrived)
  busy = false
}

function waiting(): Upload | undefined {
  return uploads.find(({ state }) => state === 'waiting')
}

async function send(entry: Upload, arrived: Arrived): Promise<void> {
  const own = files.get(entry.key)
  if (!own) return
  entry.state = 'sending'
  const progress = (share: number): void => {
    entry.share = share
    if (share === 1) entry.state = 'reading'
  }
  try {
    const view = await upload(own.file, progress, own.abort.signal)
    entry.state = 'done'
    entry.id = view.id
    arrived(view)
  } catch (cause) {
    entry.error = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
    entry.state = entry.error.code === 'cancelled' ? 'cancelled' : 'failed'
  } finally {
    files.delete(entry.key)
  }
}

function cancel(key: number): void {
  const entry = uploads.find(candidate => candidate.key === key)
  if (entry?.state === 'waiting') entry.state = 'cancelled'
  files.get(key)?.abort.abort()
}

function remove(key: number): void {
  cancel(key)
  const at = uploads.findIndex(candidate => candidate.key === key)
  if (at >= 0) uploads.splice(at, 1)
}

/** The files being sent in this session. */
export function useUploads() {
  const running = computed(() =>
    uploads.some(({ state }) => ['waiting', 'sending', 'reading'].includes(state)),
  )
  return { uploads: readonly(uploads), running, add, cancel, remove }
}
