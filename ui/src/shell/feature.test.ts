import { beforeEach, describe, expect, it } from 'vitest'

import { features, menu, pages } from './feature'
import { home } from './home'
import { can, session } from './session'

function worksAs(...permissions: string[]): void {
  session.value = {
    actor: 'a',
    name: '',
    stage: 'whole',
    provider: false,
    factor: false,
    district: '',
    permissions,
    today: '2023-04-03',
    version: '0',
  }
}
const shown = () => menu(can).map(({ path }) => path)

beforeEach(() => worksAs())

describe('the menu', () => {
  it('is empty for somebody without permissions, who begins with their own account', () => {
    expect(shown()).toEqual([])
    expect(home()).toBe('/me')
  })

  it('shows each of the three administrators their own pages alone', () => {
    worksAs('account.edit', 'org.edit', 'data.move')
    expect(shown()).toEqual(['/accounts', '/orgs'])
    worksAs('account.approve', 'role.edit', 'grant.edit', 'access.read')
    expect(shown()).toEqual(['/accounts', '/roles', '/grants', '/why', '/matrix'])
    worksAs('audit.read', 'audit.export', 'audit.verify')
    expect(shown()).toEqual(['/audit'])
  })

  it('begins with what waits for the person', () => {
    worksAs('account.approve')
    expect(home()).toBe('/accounts?state=waiting')
    worksAs('project.read', 'progress.report')
    expect(home()).toBe('/reporting')
    worksAs('project.read', 'project.edit', 'progress.report')
    expect(home()).toBe('/wall')
  })
})

describe('a page', () => {
  it('needs what its feature needs, unless it says otherwise', () => {
    const needed = Object.fromEntries(pages(features).map(({ path, meta }) => [path, meta?.permission]))
    expect(needed['/projects']).toBe('project.read')
    expect(needed['/grants']).toBe('access.read')
    expect(needed['/grants/hand-over']).toBe('grant.edit')
    expect(needed['/me']).toBeUndefined()
  })

  it('of the menu is one of the pages', () => {
    const paths = new Set(pages(features).map(({ path }) => path))
    const entries = features.flatMap(feature => feature.menu)
    expect(entries.filter(({ path }) => !paths.has(path))).toEqual([])
  })
})
