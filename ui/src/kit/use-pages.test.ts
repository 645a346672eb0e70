import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { ApiError } from '@/api/client'

import { usePages } from './use-pages'

const rowsFrom = (offset: number, limit: number) =>
  Array.from({ length: limit }, (_, index) => offset + index)
const settle = () => new Promise(resolve => setTimeout(resolve))

function list(ask: Parameters<typeof usePages<number, number>>[1], question = ref('a')) {
  const pages = effectScope().run(() => usePages<number, number>(() => question.value, ask))
  return { pages: pages as NonNullable<typeof pages>, question }
}

describe('a list of which only the pages looked at are fetched', () => {
  it('starts with its first page', async () => {
    const ask = vi.fn(async (offset: number, limit: number) => ({
      rows: rowsFrom(offset, limit),
      totals: 1000,
    }))
    const { pages } = list(ask)
    await settle()
    expect(pages.row(7)).toBe(7)
    expect(pages.row(107)).toBeUndefined()
    expect(pages.totals.value).toBe(1000)
  })

  it('fetches each page that comes into sight once', async () => {
    const ask = vi.fn(async (offset: number, limit: number) => ({
      rows: rowsFrom(offset, limit),
      totals: 1000,
    }))
    const { pages } = list(ask)
    await settle()
    pages.need(190, 260)
    pages.need(195, 265)
    await settle()
    expect(pages.row(260)).toBe(260)
    expect(ask.mock.calls.map(([offset]) => offset)).toEqual([0, 100, 200])
  })

  it('drops the answer to an older question', async () => {
    const answers: ((rows: number[]) => void)[] = []
    const ask = () =>
      new Promise<{ rows: number[]; totals: number }>(resolve =>
        answers.push(rows => resolve({ rows, totals: 1 })),
      )
    const { pages, question } = list(ask)
    question.value = 'b'
    await nextTick()
    answers[1]?.([22])
    await settle()
    answers[0]?.([11])
    await settle()
    expect(pages.row(0)).toBe(22)
  })

  it('fetches what is in sight again when the question changes far down the list', async () => {
    const word = ref('a')
    const ask = async (offset: number, limit: number) => {
      const base = word.value === 'a' ? 0 : 5000
      return { rows: rowsFrom(base + offset, limit), totals: 1000 }
    }
    const { pages } = list(ask, word)
    await settle()
    pages.need(310, 340)
    await settle()
    word.value = 'b'
    await nextTick()
    await settle()
    expect(pages.row(320)).toBe(5320)
  })

  it('keeps what it has when a page is refused, and asks again when it is needed again', async () => {
    let refuse = true
    const { pages } = list(async (offset, limit) => {
      if (offset > 0 && refuse) throw new ApiError('unreachable', {}, 0)
      return { rows: rowsFrom(offset, limit), totals: 200 }
    })
    await settle()
    pages.need(100, 120)
    await settle()
    expect(pages.error.value?.code).toBe('unreachable')
    expect(pages.row(3)).toBe(3)
    refuse = false
    pages.need(100, 120)
    await settle()
    expect(pages.row(120)).toBe(120)
    expect(pages.error.value).toBeUndefined()
  })
})
