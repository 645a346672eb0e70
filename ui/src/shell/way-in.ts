import type { RouteLocationNormalized, RouteLocationRaw, Router } from 'vue-router'

import { ApiError } from '@/api/client'

import { home } from './home'
import { session } from './session'

type Place = Pick<RouteLocationNormalized, 'path' | 'fullPath' | 'meta' | 'query'>

/** Where each stage of signing in goes on. */
const STAGE_PAGES: Readonly<Record<string, string>> = {
  code_due: '/sign-in',
  password_due: '/due/password',
  factor_due: '/due/factor',
}

/** The address named in a query, if it lies within the application. */
export function inside(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined
}

/** What a query says about a sign-in by the provider that was refused: the code, and the values of its sentence. */
export function refusalOf({ refused, ...others }: Place['query']): ApiError | undefined {
  if (typeof refused !== 'string') return undefined
  const params = Object.entries(others).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return new ApiError(refused, Object.fromEntries(params), 401)
}

/** The page for a stage of signing in; for the whole of it, where one wanted to go. */
export function pageOf(stage: string, wanted: string | undefined): RouteLocationRaw {
  const page = STAGE_PAGES[stage]
  if (!page) return wanted ?? home()
  return wanted ? { path: page, query: { to: wanted } } : page
}

/** Where somebody has to go instead of `to`; undefined when they may go there. */
export function detour(stage: string | undefined, to: Place): RouteLocationRaw | undefined {
  const wanted = inside(to.query.to)
  const aim = to.path === '/' ? undefined : to.fullPath
  if (stage === undefined) {
    if (to.meta.open) return undefined
    return aim && !to.meta.bare ? { path: '/sign-in', query: { to: aim } } : '/sign-in'
  }
  const due = STAGE_PAGES[stage]
  if (due) return to.path === due ? undefined : pageOf(stage, to.meta.bare || to.meta.open ? wanted : aim)
  return to.path === '/' || to.meta.bare || to.meta.open ? pageOf(stage, wanted) : undefined
}

/** Lets nobody past who has not signed in. `known` resolves once it is known who is here. */
export function guard(router: Router, known: Promise<void>): void {
  router.beforeEach(async to => {
    await known
    return detour(session.value?.stage, to) ?? true
  })
}
