import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'

import type { RuleCheck, RuleShape } from './types'
import { useCheck } from './use-check'
import { useTrial } from './use-trial'

const shape = { id: 'a' } as RuleShape
const complaint = { place: 'file', line: 1, column: 2, text: { zh: '错', en: 'wrong' } }
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('a text that is checked while it is written', () => {
  const saved = { text: 'saved', shape }

  function checked(answers: Record<string, RuleCheck>) {
    const text = ref('saved')
    const asked: string[] = []
    const check = scope.run(() =>
      useCheck(
        text,
        () => saved,
        (of, signal) => {
          asked.push(of)
          return new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
            setTimeout(() => resolve(answers[of] ?? { complaints: [] }), 100)
          })
        },
      ),
    )
    if (!check) throw new Error('the scope is over')
    const type = async (next: string, wait: number) => {
      text.value = next
      await nextTick()
      await vi.advanceTimersByTimeAsync(wait)
    }
    return { check, asked, type }
  }

  it('is not asked about as the server gave it', () => {
    const { check, asked } = checked({})
    expect([check.sound.value, check.fresh.value, asked]).toEqual([true, true, []])
  })

  it('is asked about once somebody pauses; an older answer is dropped', async () => {
    const { check, asked, type } = checked({
      ab: { complaints: [complaint] },
      abc: { complaints: [], shape },
    })
    await type('a', 200)
    await type('ab', 450)
    expect(asked).toEqual(['ab'])
    await type('abc', 500)
    expect(check.complaints.value).toEqual([])
    expect(check.sound.value).toBe(true)
  })

  it('keeps the last tables while it is wrong, and says that they are old', async () => {
    const { check, type } = checked({ wrong: { complaints: [complaint] } })
    await type('wrong', 600)
    expect(check.complaints.value).toHaveLength(1)
    expect([check.shape.value, check.fresh.value, check.sound.value]).toEqual([shape, false, false])
    await type('saved', 0)
    expect([check.fresh.value, check.complaints.value]).toEqual([true, []])
  })
})

describe('a trial', () => {
  it('asks by itself once for a day and an opponent, and waits to be asked about another text', async () => {
    const text = ref<string>()
    const day = ref('2023-03-31')
    const ask = vi.fn((question: object) => Promise.resolve(question))
    const trial = scope.run(() =>
      useTrial({
        question: () => (text.value ? { text: text.value, day: day.value } : undefined),
        frame: () => day.value,
        content: () => text.value ?? '',
        ask,
      }),
    )
    if (!trial) throw new Error('the scope is over')
    trial.begin()
    expect(ask).not.toHaveBeenCalled()
    text.value = 'a'
    trial.begin()
    await vi.advanceTimersByTimeAsync(0)
    text.value = 'b'
    trial.begin()
    expect(ask).toHaveBeenCalledTimes(1)
    expect(trial.old.value).toBe(true)
    day.value = '2023-02-28'
    trial.begin()
    await vi.advanceTimersByTimeAsync(0)
    expect(trial.answer.value).toEqual({ text: 'b', day: '2023-02-28' })
    expect(trial.old.value).toBe(false)
  })

  it('can be cancelled, and keeps its last answer', async () => {
    const trial = scope.run(() =>
      useTrial({
        question: () => 'question',
        frame: () => '',
        content: () => '',
        ask: (_, signal) =>
          new Promise<string>((resolve, reject) => {
            signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
            setTimeout(() => resolve('answer'), 5000)
          }),
      }),
    )
    void trial?.run()
    await vi.advanceTimersByTimeAsync(2100)
    expect([trial?.busy.value, trial?.seconds.value]).toEqual([true, 2])
    trial?.cancel()
    await vi.advanceTimersByTimeAsync(5000)
    expect([trial?.busy.value, trial?.answer.value, trial?.error.value]).toEqual([
      false,
      undefined,
      undefined,
    ])
  })
})
