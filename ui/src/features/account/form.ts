import type { components } from '@/api/schema.gen'

export type Account = components['schemas']['AccountView']

/** A post as it is typed. */
export interface PostDraft {
  org: string | undefined
  title: string
  from: string
  to: string
}

/** An account as it is typed. Numbers are never shown, so an empty one is left as it is unless it is to be removed. */
export interface AccountDraft {
  login: string
  name: string
  org: string | undefined
  phone: string
  id_number: string
  remove_phone: boolean
  remove_id_number: boolean
  posts: PostDraft[]
}

export function draftOf(account: Account | undefined): AccountDraft {
  return {
    login: account?.login ?? '',
    name: account?.name ?? '',
    org: account?.org?.id,
    phone: '',
    id_number: '',
    remove_phone: false,
    remove_id_number: false,
    posts: (account?.posts ?? []).map(({ org, title, from, to }) => ({
      org: org?.id,
      title,
      from,
      to: to ?? '',
    })),
  }
}

/** A number as it is sent: what is typed, `''` to remove it, absent to leave it alone. */
function number(typed: string, remove: boolean): string | undefined {
  return remove ? '' : typed.trim() || undefined
}

/** What is sent for an existing account. */
export function bodyOf(draft: AccountDraft): components['schemas']['AccountBody'] {
  const posts = draft.posts.filter(({ title }) => title.trim() !== '')
  return {
    name: draft.name.trim(),
    org: draft.org ?? null,
    phone: number(draft.phone, draft.remove_phone),
    id_number: number(draft.id_number, draft.remove_id_number),
    posts: posts.map(({ org, title, from, to }) => ({
      org: org ?? null,
      title: title.trim(),
      from,
      to: to || null,
    })),
  }
}

/** Something that may be done to an account. */
export interface Deed {
  id: 'approve' | 'disable' | 'enable' | 'reset-password' | 'unlock' | 'end-sessions' | 'reset-factor'
  permission: 'account.edit' | 'account.approve'
}

/** What may be done to an account as it stands. Nobody does any of it to themselves. */
export function deeds(account: Account, own: boolean): Deed[] {
  if (own) return []
  const all: [Deed['id'], Deed['permission'], boolean][] = [
    ['approve', 'account.approve', account.state === 'waiting'],
    ['unlock', 'account.approve', account.locked],
    ['end-sessions', 'account.approve', account.state === 'active'],
    ['reset-factor', 'account.approve', account.factor],
    ['reset-password', 'account.edit', account.state !== 'disabled'],
    ['disable', 'account.edit', account.state !== 'disabled'],
    ['enable', 'account.edit', account.state === 'disabled'],
  ]
  return all.filter(([, , possible]) => possible).map(([id, permission]) => ({ id, permission }))
}
