import type { Text } from '@/i18n'

/** A question that one person asks and another one answers. */
export interface ApprovalView {
  id: string
  kind: 'rule_activation' | 'light_override' | 'plan_freeze' | 'plan_revision'
  title: Text
  project?: { code: string; name: string; light: string } | null
  details: { label: string; name?: string | null; before?: string | null; after?: string | null }[]
  reason: string
  paper?: string | null
  asked_by: string
  asked_at: string
  answer?: 'approved' | 'returned' | 'withdrawn' | null
  answered_by?: string | null
  answered_at?: string | null
  comment?: string | null
  may_answer: boolean
  may_withdraw: boolean
  key?: string | null
}
