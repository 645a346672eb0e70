import { describe, expect, it } from 'vitest'

import en from '@/i18n/en/permission.json'
import zh from '@/i18n/zh-CN/permission.json'
import { PERMISSIONS } from '@/api/permissions'

import { bodyOf, copyOf, emptyDraft, same } from './draft'
import { obstacle } from './permissions'

describe('the duties', () => {
  it('of the three administrators are joined with nothing', () => {
    expect(obstacle(['project.read'], 'system')).toBe('business')
    expect(obstacle(['account.edit'], 'security')).toBe('system')
    expect(obstacle(['audit.read', 'audit.export'], 'business')).toBe('audit')
    expect(obstacle(['contact.reveal'], 'audit')).toBe('contact')
  })

  it('let contact data go with business and system', () => {
    expect(obstacle(['project.read'], 'contact')).toBeUndefined()
    expect(obstacle(['account.edit'], 'contact')).toBeUndefined()
    expect(obstacle([], 'security')).toBeUndefined()
  })
})

describe('the words of permissions', () => {
  it('are there for every one, in both languages', () => {
    const word = (list: unknown, code: string) =>
      code.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], list)
    const missing = PERMISSIONS.filter(({ code }) =>
      [zh.name, zh.about, en.name, en.about].some(list => typeof word(list, code) !== 'string'),
    )
    expect(missing).toEqual([])
  })
})

describe('a role being drafted', () => {
  const role = {
    id: '1',
    code: 'unit_reporter',
    name: { zh: '联络员', en: 'Reporter' },
    permissions: ['project.read', 'progress.report'],
    duty: 'business',
    second_factor: false,
    built_in: true,
    holders: 2,
  }

  it('begins as a copy with a name of its own', () => {
    expect(copyOf(role, '副本', 'copy')).toMatchObject({
      name_zh: '联络员（副本）',
      name_en: 'Reporter (copy)',
    })
  })

  it('is the same whatever the order of its permissions', () => {
    const draft = { ...emptyDraft(), permissions: ['progress.report', 'project.read'] }
    expect(same(bodyOf(draft), bodyOf({ ...draft, permissions: [...draft.permissions].reverse() }))).toBe(
      true,
    )
    expect(same(bodyOf(draft), bodyOf({ ...draft, second_factor: true }))).toBe(false)
  })
})
