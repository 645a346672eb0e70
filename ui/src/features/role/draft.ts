import type { components } from '@/api/schema.gen'

export type Role = components['schemas']['RoleView']
export type RoleBody = components['schemas']['RoleBody']

/** A role of nobody with nothing. */
export function emptyDraft(): RoleBody {
  return { name_zh: '', name_en: '', permissions: [], second_factor: false }
}

/** A role as it is edited. */
export function draftOf(role: Role): RoleBody {
  return {
    name_zh: role.name.zh,
    name_en: role.name.en,
    permissions: [...role.permissions],
    second_factor: role.second_factor,
  }
}

/** A new role that begins as another one is. */
export function copyOf(role: Role, zh: string, en: string): RoleBody {
  return { ...draftOf(role), name_zh: `${role.name.zh}（${zh}）`, name_en: `${role.name.en} (${en})` }
}

/** What is sent: trimmed, the permissions in one order. */
export function bodyOf(draft: RoleBody): RoleBody {
  return {
    ...draft,
    name_zh: draft.name_zh.trim(),
    name_en: draft.name_en.trim(),
    permissions: [...draft.permissions].sort(),
  }
}

/** Whether two drafts say the same. */
export function same(one: RoleBody, other: RoleBody): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other))
}
