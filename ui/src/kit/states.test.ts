import { expect, test } from 'vitest'

import { setLanguage } from '@/i18n'

import { stateKinds } from './states'

test.each(['visit_state', 'factor_clock'] as const)(
  'each state of %s has a word and a shape of its own beside its colour',
  async of => {
    await setLanguage('zh-CN')
    const kinds = stateKinds(of)
    expect(new Set(kinds.map(({ shape }) => shape)).size).toBe(kinds.length)
    expect(new Set(kinds.map(({ label }) => label.zh)).size).toBe(kinds.length)
    expect(kinds.every(({ label }) => /\p{Script=Han}/u.test(label.zh))).toBe(true)
  },
)
