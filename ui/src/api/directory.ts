import { api, take } from './client'
import { useLoad } from './use-load'

/** The organisation tree. */
export function useOrgs() {
  return useLoad(
    () => ({}),
    (_, signal) => take(api.GET('/api/orgs', { signal })),
  )
}

/** Every role with its permissions. */
export function useRoles() {
  return useLoad(
    () => ({}),
    (_, signal) => take(api.GET('/api/access/roles', { signal })),
  )
}
