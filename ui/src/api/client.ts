import createClient, { type FetchResponse } from 'openapi-fetch'

import { side, type Text } from '@/i18n'

import type { paths } from './schema.gen'
import { tellLoss } from './session-loss'

/** The server's contract, typed. Use it through {@link take}: `take(api.GET('/api/wall', …))`. */
export const api = createClient<paths>({ baseUrl: '' })

/** A refusal by the server: a closed code and the parameters of its sentence (`errors.json`). */
export class ApiError extends Error {
  readonly code: string
  readonly params: Record<string, string>
  readonly status: number

  constructor(code: string, params: Record<string, string>, status: number) {
    super(code)
    this.name = 'ApiError'
    this.code = code
    this.params = params
    this.status = status
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A parameter as text; a sentence that the server gives in both languages in the one that is shown. */
function shown(value: unknown): string {
  return isRecord(value) && 'zh' in value && 'en' in value ? side(value as unknown as Text) : String(value)
}

/** Reads a refusal from an answer's body; anything unknown is `internal`. The shell hears of it when the session is gone. */
export function refusal(body: unknown, status: number): ApiError {
  const outer = isRecord(body) ? body : {}
  const error = isRecord(outer.error) ? outer.error : outer
  const code = typeof error.code === 'string' ? error.code : 'internal'
  const params = isRecord(error.params) ? error.params : {}
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]))
  tellLoss(code)
  return new ApiError(code, words, status)
}

/**
 * The data of an answer.
 * @throws ApiError when the server refuses, `unreachable` when there is no answer at all.
 */
export async function take<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`>(
  request: Promise<FetchResponse<T, O, M>>,
): Promise<NonNullable<FetchResponse<T, O, M>['data']>> {
  let answer: FetchResponse<T, O, M>
  try {
    answer = await request
  } catch (cause) {
    if (isAbort(cause)) throw cause
    throw new ApiError('unreachable', {}, 0)
  }
  if (answer.error !== undefined || !answer.response.ok) throw refusal(answer.error, answer.response.status)
  return answer.data as NonNullable<FetchResponse<T, O, M>['data']>
}

/** Whether a request ended because its page no longer wanted it. */
export function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError'
}
