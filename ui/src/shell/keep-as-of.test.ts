import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

import { asOf, chooseAsOf, isPast, keepAsOf } from './as-of'
import { session, vocabulary } from './session'

const page = { template: '<p />' }
let router: Router

beforeEach(async () => {
  session.value = {
    actor: 'clerk',
    name: '',
    stage: 'whole',
    provider: false,
    factor: false,
    district: '',
    permissions: [],
    today: '2023-04-03',
    version: '0',
  }
  vocabulary.value = {
    levels: [],
    lights: [],
    months: ['2023-03'],
    natures: [],
    rule_set_name: { zh: '二七默认', en: 'Erqi default' },
    sectors: [],
    units: [],
    pools: [],
    stages: [],
    combings: [],
    years: [2023],
  }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/wall', component: page },
      { path: '/projects', component: page },
    ],
  })
  keepAsOf(router)
  await router.push('/wall')
  await chooseAsOf(router, undefined)
})

describe('the one date of the application', () => {
  it('is today, unsaid, at first', () => {
    expect([asOf.value, isPast.value, router.currentRoute.value.fullPath]).toEqual([
      '2023-04-03',
      false,
      '/wall',
    ])
  })

  it('goes along to every page once it is chosen', async () => {
    await chooseAsOf(router, '2023-02-28')
    await router.push('/projects?light=red')
    expect(router.currentRoute.value.query).toEqual({ light: 'red', as_of: '2023-02-28' })
    expect([asOf.value, isPast.value]).toEqual(['2023-02-28', true])
  })

  it('does not stand in the way back', async () => {
    await chooseAsOf(router, '2023-02-28')
    await router.push('/projects?light=red')
    const back = new Promise<void>(resolve => {
      const done = router.afterEach(() => {
        done()
        resolve()
      })
    })
    router.back()
    await back
    expect(router.currentRoute.value.fullPath).toBe('/wall?as_of=2023-02-28')
  })

  it('is taken from the address', async () => {
    await router.push('/projects?as_of=2023-01-31')
    expect(asOf.value).toBe('2023-01-31')
  })

  it('leaves the address when it is today again', async () => {
    await chooseAsOf(router, '2023-02-28')
    await chooseAsOf(router, '2023-04-03')
    await router.push('/projects')
    expect(router.currentRoute.value.fullPath).toBe('/projects')
  })

  it('that is no date is not taken', async () => {
    await router.push('/projects?as_of=2023-02-30')
    expect(asOf.value).toBe('2023-04-03')
    expect(router.currentRoute.value.query).toEqual({})
  })
})
