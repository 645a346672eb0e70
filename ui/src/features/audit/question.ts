/** What is searched for, as the address holds it: days instead of instants. */
export interface Question {
  from: string
  to: string
  actor: string
  action: string
  address: string
  words: string
}

export const FIELDS = [
  'from',
  'to',
  'actor',
  'action',
  'address',
  'words',
] as const satisfies (keyof Question)[]

type Query = Record<string, unknown>

export function readQuestion(query: Query): Question {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '')
  return {
    from: text('from'),
    to: text('to'),
    actor: text('actor'),
    action: text('action'),
    address: text('address'),
    words: text('words'),
  }
}

/** The first instant of a day by the office's clock. */
function begin(day: string, later = 0): string {
  const date = new Date(`${day}T00:00:00+08:00`)
  date.setUTCDate(date.getUTCDate() + later)
  return date.toISOString()
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What the server is asked: the last day counts whole. Empty fields are left out. */
export function asked(question: Question): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const name of ['actor', 'action', 'address', 'words'] as const) {
    if (question[name]) sent[name] = question[name]
  }
  if (DAY.test(question.from)) sent.from = begin(question.from)
  if (DAY.test(question.to)) sent.to = begin(question.to, 1)
  return sent
}

/** Everything that is recorded, by kind. The server takes the beginning of an action, so a kind finds all of its own. */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  sign_in: ['sign_in', 'sign_in.code', 'sign_in.refused', 'sign_out'],
  account: [
    'account.register',
    'account.edit',
    'account.approve',
    'account.disable',
    'account.enable',
    'account.reset_password',
    'account.unlock',
    'account.end_sessions',
    'account.reset_factor',
    'account.reveal',
    'account.first',
    'account.recover',
    'account.disable_unused',
    'account.demonstrate',
  ],
  credential: [
    'password.change',
    'password.refused',
    'factor.begin',
    'factor.set',
    'factor.remove',
    'factor.recovery_codes',
    'device.end',
    'device.end_others',
    'provider.link',
    'provider.unlink',
    'provider.refused',
    'token.issue',
    'token.revoke',
  ],
  access: [
    'role.make',
    'role.change',
    'role.remove',
    'grant.give',
    'grant.end',
    'grant.shorten',
    'access.export',
  ],
  org: ['org.register', 'org.change', 'org.export'],
  business: [
    'project.register',
    'project.edit',
    'project.export',
    'plan.set',
    'milestone.set',
    'progress.draft',
    'progress.report',
    'month.close',
    'month.reopen',
    'rule.save',
    'rule.discard',
    'rule.activate',
    'approval.ask',
    'approval.approve',
    'approval.return',
    'approval.sign',
    'approval.refuse',
    'approval.resume',
    'approval.read',
    'approval.add_signer',
    'delegation.give',
    'delegation.end',
    'file.add',
    'file.open',
    'file.remove',
    'approval.withdraw',
    'light.decide',
    'light.end',
    'fact.enter',
    'baseline.freeze',
    'baseline.revise',
    'batch.register',
    'batch.edit',
    'batch.link',
    'batch.unlink',
    'batch.period',
    'batch.object',
    'batch.restore',
    'pool.set',
    'pool.move',
    'pool.propose',
    'pool.decide',
    'project.stage',
    'project.merge',
    'project.merged',
    'route.accept',
    'route.ask',
    'route.print',
    'route.template',
    'assignment.assign',
    'assignment.hand_over',
    'assignment.end',
    'visit.record',
    'visit.cancel',
    'visit.quota',
    'reminder.issue',
    'reminder.print',
    'factor.ask',
    'factor.answer',
    'factor.limit',
    'factor.quota',
    'bulletin.make',
    'curve.set',
    'curve.reset',
    'import.preview',
    'import.map',
    'view.save',
    'view.remove',
  ],
  house: ['audit.export', 'audit.remove', 'keys.rotate'],
}
