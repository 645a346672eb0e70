import { upload } from '@/api/upload'
import type { components } from '@/api/schema.gen'

export type FileView = components['schemas']['FileView']

/** What the server takes, as a file field says it; the content decides. */
export const ACCEPT = 'image/jpeg,image/png,image/webp,.pdf,.ofd,.docx,.xlsx,.pptx,.doc,.xls'

/** What is said of a file that is added. */
export interface NewFile {
  file: File
  milestone: string
  /** `2023-03-31T10:05`, where a picture does not say so itself. */
  takenAt: string
  /** Degrees of WGS-84. */
  longitude: string
  latitude: string
}

/** Adds a file to a project. */
export function addFile(
  code: string,
  { file, milestone, takenAt, longitude, latitude }: NewFile,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileView> {
  const form = new FormData()
  const said = { milestone, taken_at: takenAt, longitude, latitude }
  for (const [name, value] of Object.entries(said)) if (value.trim()) form.append(name, value.trim())
  form.append('file', file, file.name)
  return upload<FileView>(`/api/projects/${encodeURIComponent(code)}/files`, form, onProgress, signal)
}

/** A size as people read it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kib = bytes / 1024
  return kib < 1024 ? `${Math.round(kib)} KB` : `${(kib / 1024).toFixed(1)} MB`
}

/** A date and time of the camera, as people read it. */
export function cameraTime(at: string): string {
  return at.replace('T', ' ').slice(0, 16)
}
