import { ApiError, isAbort, refusal } from './client'

/** Asks an operation that the generated contract does not hold yet. */
export async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(path, {
      method,
      signal,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  } catch (cause) {
    if (isAbort(cause)) throw cause
    throw new ApiError('unreachable', {}, 0)
  }
  const text = await answer.text()
  const data: unknown = text ? JSON.parse(text) : undefined
  if (!answer.ok) throw refusal(data, answer.status)
  return data as T
}
