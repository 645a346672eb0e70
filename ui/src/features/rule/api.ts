import { ask } from '@/api/loose'

import type { BackTest, CheckAnswer, DryRun, RuleBoard, RuleSetView, RulesRef } from './types'

const at = (key: string) => `/api/rules/${encodeURIComponent(key)}`

export const rules = {
  board: (as_of: string, signal?: AbortSignal) =>
    ask<RuleBoard>('GET', `/api/rules?as_of=${as_of}`, undefined, signal),
  show: (key: string, signal?: AbortSignal) => ask<RuleSetView>('GET', at(key), undefined, signal),
  check: (text: string, signal?: AbortSignal) =>
    ask<CheckAnswer>('POST', '/api/rules/check', { text }, signal),
  save: (text: string) => ask<RuleSetView>('POST', '/api/rules', { text }),
  remove: (key: string) => ask<undefined>('DELETE', at(key)),
  dryRun: (body: { rules: RulesRef; against?: RulesRef; as_of?: string }, signal?: AbortSignal) =>
    ask<DryRun>('POST', '/api/rules/dry-run', body, signal),
  backTest: (
    body: { rules: RulesRef; against?: RulesRef; until?: string; months?: number },
    signal?: AbortSignal,
  ) => ask<BackTest>('POST', '/api/rules/back-test', body, signal),
  activate: (key: string, body: { effective_on: string; reason: string; paper?: string | null }) =>
    ask<{ id: string }>('POST', `${at(key)}/activation`, body),
}
