import { expect, test } from 'vitest'

import { setLanguage } from '@/i18n'

import { ApiError } from './client'
import { fieldWords } from './error-words'

test('what may be chosen instead is told in words, not in codes', async () => {
  await setLanguage('zh-CN')
  const params = { field: 'measure', value: 'kwh', reason: 'measure_unfit', measures: 'household,mu' }
  const refused = new ApiError('invalid', params, 422)
  expect(fieldWords(refused, 'measure')).toBe('计量单位不符，可用：户、亩')
  expect(fieldWords(refused, 'quantity')).toBeUndefined()
})
