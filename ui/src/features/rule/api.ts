import { api, take } from '@/api/client'
import type { components } from '@/api/schema.gen'

type Body<Name extends keyof components['schemas']> = components['schemas'][Name]

/** What the pages of rule sets ask the server. */
export const rules = {
  board: (as_of: string, signal?: AbortSignal) =>
    take(api.GET('/api/rules', { params: { query: { as_of } }, signal })),
  show: (key: string, signal?: AbortSignal) =>
    take(api.GET('/api/rules/{key}', { params: { path: { key } }, signal })),
  check: (text: string, signal?: AbortSignal) =>
    take(api.POST('/api/rules/check', { body: { text }, signal })),
  save: (body: Body<'RuleSetBody'>) => take(api.POST('/api/rules', { body })),
  remove: (key: string) => take(api.DELETE('/api/rules/{key}', { params: { path: { key } } })),
  dryRun: (body: Body<'DryRunBody'>, signal?: AbortSignal) =>
    take(api.POST('/api/rules/dry-run', { body, signal })),
  backTest: (body: Body<'BackTestBody'>, signal?: AbortSignal) =>
    take(api.POST('/api/rules/back-test', { body, signal })),
  activate: (key: string, body: Body<'ActivationBody'>) =>
    take(api.POST('/api/rules/{key}/activation', { params: { path: { key } }, body })),
}
