import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'

import { i18n, setLanguage } from '@/i18n'

import CountsForm, { type Count } from './CountsForm.vue'

beforeEach(() => setLanguage('zh-CN'))

function formOf(send: (changed: Count) => Promise<unknown>) {
  return mount(CountsForm, {
    props: {
      title: '答复时限',
      about: '',
      heads: { thing: '类别', count: '工作日' },
      counts: [
        { id: 'land', label: '土地', count: 15 },
        { id: 'funds', label: '资金', count: 15 },
      ],
      least: 1,
      most: 250,
      send,
    },
    global: { plugins: [i18n], stubs: { ElDialog: { template: '<div><slot /></div>' } } },
  })
}

test('what changes is sent, and nothing else', async () => {
  const send = vi.fn(async () => true)
  const form = formOf(send)
  await form.get('input[aria-label="资金 工作日"]').setValue('10')
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(send.mock.calls).toEqual([[{ id: 'funds', label: '资金', count: 10 }]])
  expect(form.emitted('saved')).toHaveLength(1)
})

test.each(['0', '251', '1.5', '', 'x'])('a number that cannot be is not sent: “%s”', async wrong => {
  const send = vi.fn(async () => true)
  const form = formOf(send)
  const field = form.get('input[aria-label="土地 工作日"]')
  await field.setValue(wrong)
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(send).not.toHaveBeenCalled()
  expect(field.attributes('aria-invalid')).toBe('true')
})
