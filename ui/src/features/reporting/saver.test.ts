import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/client'

import type { ReportCells } from './cells'
import { createSaver, pendingOf, type Pending, type Rows } from './saver'

function cells(done: string): ReportCells {
  return { done_month: done, done_year: '', started: '', visual: '', problem: '' }
}

let kept: Rows
let pending: Pending

beforeEach(() => {
  vi.useFakeTimers()
  kept = {}
  pending = { read: () => kept, write: rows => (kept = rows) }
})
afterEach(() => vi.useRealTimers())

describe('drafts', () => {
  it('are saved together, shortly after the last key', async () => {
    const send = vi.fn(async () => {})
    const saver = createSaver(send, pending)
    saver.touch('a', cells('1'))
    saver.touch('a', cells('12'))
    saver.touch('b', cells('3'))
    expect(saver.state.value).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1000)
    expect(send.mock.calls).toEqual([[{ a: cells('12'), b: cells('3') }]])
    expect(saver.state.value).toBe('saved')
    expect(kept).toEqual({})
  })

  it('stay on this machine while the server is away, and are sent when it is back', async () => {
    let down = true
    const send = vi.fn(async () => {
      if (down) throw new ApiError('unreachable', {}, 0)
    })
    const saver = createSaver(send, pending)
    saver.touch('a', cells('1'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(saver.state.value).toBe('away')
    saver.touch('b', cells('2'))
    expect(kept).toEqual({ a: cells('1'), b: cells('2') })
    down = false
    await vi.advanceTimersByTimeAsync(3000)
    expect(send).toHaveBeenLastCalledWith({ a: cells('1'), b: cells('2') })
    expect(saver.state.value).toBe('saved')
    expect(kept).toEqual({})
  })

  it('typed while a save is under way are saved after it', async () => {
    const sent: Rows[] = []
    let arrive = (): void => {}
    const saver = createSaver(rows => {
      sent.push(rows)
      return new Promise(resolve => (arrive = resolve))
    }, pending)
    saver.touch('a', cells('1'))
    await vi.advanceTimersByTimeAsync(800)
    saver.touch('a', cells('15'))
    arrive()
    await vi.advanceTimersByTimeAsync(800)
    expect(sent).toEqual([{ a: cells('1') }, { a: cells('15') }])
    expect(kept).toEqual({ a: cells('15') })
  })

  it('left behind by a closed page are sent by the next one', async () => {
    kept = { a: cells('7') }
    const send = vi.fn(async () => {})
    createSaver(send, pending)
    await vi.advanceTimersByTimeAsync(1000)
    expect(send).toHaveBeenCalledWith({ a: cells('7') })
  })

  it('that the server refuses are kept and not sent again by themselves', async () => {
    const send = vi.fn(async () => {
      throw new ApiError('month_closed', { month: '2023-03' }, 409)
    })
    const saver = createSaver(send, pending)
    saver.touch('a', cells('1'))
    await vi.advanceTimersByTimeAsync(100_000)
    expect(send).toHaveBeenCalledTimes(1)
    expect(saver.state.value).toBe('refused')
    expect(kept).toEqual({ a: cells('1') })
  })

  it('damaged on this machine are left out', () => {
    localStorage.setItem('guatu.report.2023-03.u', '{"a":{"done_month":1},"b":null}')
    expect(pendingOf('2023-03', 'u').read()).toEqual({})
    localStorage.setItem('guatu.report.2023-03.u', 'not json')
    expect(pendingOf('2023-03', 'u').read()).toEqual({})
  })
})
