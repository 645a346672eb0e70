import { api, take } from '@/api/client'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type View = Schemas['InvestmentView']
export type Line = Schemas['InvestmentLine']
export type Group = Schemas['InvestmentGroup']
export type Gap = Schemas['GapView']
export type Answered = Schemas['AnsweredGap']

/** What the projects of a month are asked for. */
export interface Question {
  month: string
  unit?: string
  gap?: string
  against?: string
}

/** What the page of investment asks the server. */
export const investments = {
  overview: (query: { month: string; actual?: string }, signal?: AbortSignal) =>
    take(api.GET('/api/investments', { params: { query }, signal })),
  projects: (query: Question, signal?: AbortSignal) =>
    take(api.GET('/api/investments/projects', { params: { query: { ...query, limit: 100 } }, signal })),
  project: (code: string, month: string, signal?: AbortSignal) =>
    take(
      api.GET('/api/projects/{code}/investment', { params: { path: { code }, query: { month } }, signal }),
    ),
  confirm: (month: string, codes: string[]) =>
    take(api.POST('/api/investments/{month}/confirm', { params: { path: { month } }, body: { codes } })),
  explain: (code: string, month: string, against: string, body: Schemas['GapAnswerBody']) =>
    take(
      api.PUT('/api/projects/{code}/investment/{month}/{against}', {
        params: { path: { code, month, against } },
        body,
      }),
    ),
}
