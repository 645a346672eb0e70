import { ApiError, refusal } from './client'

/**
 * Sends a form with a file. Not through the generated client: only XMLHttpRequest tells how much has been sent.
 * @throws ApiError when the server refuses; `cancelled` when `signal` ended it, `unreachable` when nothing answers.
 */
export function upload<Answer>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => {
      const body: unknown = request.response
      if (request.status >= 200 && request.status < 300) resolve(body as Answer)
      else reject(refusal(body, request.status))
    }
    request.onerror = () => reject(new ApiError('unreachable', {}, 0))
    request.onabort = () => reject(new ApiError('cancelled', {}, 0))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
