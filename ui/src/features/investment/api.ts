import { api, take } from '@/api/client'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type View = Schemas['InvestmentView']
export type Line = Schemas['InvestmentLine']
export type Group = Schemas['InvestmentGroup']
export type Gap = Schemas['GapView']
export type Answered = Schemas['AnsweredGap']

/** The three series in the order in which they are shown. */
export const SERIES = ['progress', 'statistics', 'payment'] as const

/** What the projects of a month are asked for. */
export interface Question {
  month: string
  unit?: string
  sector?: string
  gap?: string
  confirmation?: string
}

/** So many projects are shown at once. */
export const PAGE_SIZE = 100

/** What the page of investment asks the server. */
export const investments = {
  overview: (query: { month: string; actual?: string }, signal?: AbortSignal) =>
    take(api.GET('/api/investments', { params: { query }, signal })),
  projects: (question: Question, offset: number, signal?: AbortSignal) => {
    const query = { ...question, offset, limit: PAGE_SIZE }
    return take(api.GET('/api/investments/projects', { params: { query }, signal }))
  },
  project: (code: string, month: string, signal?: AbortSignal) =>
    take(
      api.GET('/api/projects/{code}/investment', { params: { path: { code }, query: { month } }, signal }),
    ),
  confirm: (month: string, codes: string[]) =>
    take(api.POST('/api/investments/{month}/confirm', { params: { path: { month } }, body: { codes } })),
  targets: (year: number, signal?: AbortSignal) =>
    take(api.GET('/api/targets/{year}', { params: { path: { year } }, signal })),
  setTarget: (year: number, body: Schemas['TargetBody']) =>
    take(api.PUT('/api/targets/{year}', { params: { path: { year } }, body })),
  unconfirm: (month: string, codes: string[], reason: string) =>
    take(
      api.POST('/api/investments/{month}/unconfirm', {
        params: { path: { month } },
        body: { codes, reason },
      }),
    ),
  explain: (code: string, month: string, against: string, body: Schemas['GapAnswerBody']) =>
    take(
      api.PUT('/api/projects/{code}/investment/{month}/{against}', {
        params: { path: { code, month, against } },
        body,
      }),
    ),
}
