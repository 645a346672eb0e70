import { beforeEach, describe, expect, it, vi } from 'vitest'

import { lightKinds } from '@/kit/lights'

import { followDate, loadVocabulary, session, vocabulary, type Session, type Vocabulary } from './session'

const asked: (string | null)[] = []
let slow: Promise<void> | undefined

function words(date: string | null): Vocabulary {
  const zh = date === '2023-02-28' ? '红牌' : '红'
  return {
    levels: [],
    lights: [{ id: 'red', label: { zh, en: zh }, shape: '■', colour: '#d92d20', meaning: 'bad' }],
    months: [],
    natures: [],
    rule_set_name: { zh: '规则', en: 'Rules' },
    sectors: [],
    units: [],
    pools: [],
    stages: [],
    combings: [],
    years: [],
  }
}

vi.mock('@/api/client', async original => ({
  ...(await original<typeof import('@/api/client')>()),
  api: {
    GET: async (_: string, { params }: { params: { query: { as_of?: string } } }) => {
      const date = params.query.as_of ?? null
      asked.push(date)
      await slow
      return { data: words(date), response: new Response() }
    },
  },
}))

const label = () => lightKinds.value[0]?.label.zh

beforeEach(async () => {
  slow = undefined
  session.value = { today: '2023-04-03' } as Session
  vocabulary.value = undefined
  await loadVocabulary('2023-04-03')
  asked.length = 0
})

describe('the words of the date shown', () => {
  it('are asked for when the date changes, and only then', async () => {
    await followDate('2023-04-03')
    expect(asked).toEqual([])
    await followDate('2023-02-28')
    await followDate('2023-02-28')
    expect([asked, label()]).toEqual([['2023-02-28'], '红牌'])
  })

  it('stay those of the date after an import', async () => {
    await followDate('2023-02-28')
    await loadVocabulary()
    expect(asked.at(-1)).toBe('2023-02-28')
  })

  it('are those of the last date, whichever answer comes last', async () => {
    let release = (): void => undefined
    slow = new Promise(resolve => (release = resolve))
    const first = followDate('2023-02-28')
    slow = undefined
    await followDate('2023-04-01')
    release()
    await first
    expect(label()).toBe('红')
  })

  it('are asked for by nobody who sees no projects', async () => {
    vocabulary.value = undefined
    await followDate('2023-02-28')
    expect(asked).toEqual([])
  })
})
