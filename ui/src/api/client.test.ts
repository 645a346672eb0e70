import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { ApiError, refusal, take } from './client'
import { errorWords } from './error-words'

beforeAll(() => setLanguage('zh-CN'))

describe('a refusal by the server', () => {
  it('carries its code and the parameters as text', () => {
    const error = refusal({ code: 'import_rejected', params: { rejected: 3 } }, 422)
    expect([error.code, error.params, error.status]).toEqual(['import_rejected', { rejected: '3' }, 422])
  })

  it('is an unexpected failure when its body says nothing', () => {
    expect(refusal('<html>', 502).code).toBe('internal')
    expect(refusal(undefined, 500).code).toBe('internal')
  })

  it('is told in words, with its parameters', () => {
    expect(errorWords(new ApiError('import_rejected', { rejected: '3' }, 422))).toContain('有 3 行未通过校验')
  })

  it('of an unknown code is told as unexpected', () => {
    expect(errorWords(new ApiError('something_new', {}, 418))).toContain('意外错误')
  })

  it('names the field and the reason in the language of the reader', () => {
    const error = new ApiError(
      'invalid',
      { field: 'planned_start', value: '三月', reason: 'unheard of' },
      422,
    )
    expect(errorWords(error)).toContain('计划开工时间')
    expect(errorWords(error)).toContain('unheard of')
    const known = new ApiError('invalid', { field: 'level', value: 'x', reason: 'not_a_choice' }, 422)
    expect(errorWords(known)).toContain('不在可选范围内')
    const long = { field: 'name', value: '', reason: 'name_length', limit: '200' }
    expect(errorWords(new ApiError('invalid', long, 422))).toContain('不超过200字')
  })

  it('is unreachable when there is no answer', async () => {
    await expect(take(Promise.reject(new TypeError('failed to fetch')))).rejects.toMatchObject({
      code: 'unreachable',
    })
  })

  it('is thrown for an answer that is not a success', async () => {
    const answer = { error: { code: 'conflict', params: {} }, response: new Response('', { status: 409 }) }
    await expect(take(Promise.resolve(answer as never))).rejects.toMatchObject({
      code: 'conflict',
      status: 409,
    })
  })
})
