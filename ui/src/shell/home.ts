import { menu } from './feature'
import { can } from './session'

/** The page on which a person begins: what waits for the one, the wall for the other. */
export function home(): string {
  if (can('account.approve')) return '/accounts?state=waiting'
  if (can('progress.report') && !can('project.edit')) return '/reporting'
  return menu(can)[0]?.path ?? '/me'
}
