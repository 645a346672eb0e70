import { api, take } from '@/api/client'

import type { FactSheetBody } from './types'

/** What the page of facts asks the server. */
export const facts = {
  sheet: (as_of: string, signal?: AbortSignal) =>
    take(api.GET('/api/facts', { params: { query: { as_of } }, signal })),
  enter: (body: FactSheetBody) => take(api.POST('/api/facts', { body })),
}
