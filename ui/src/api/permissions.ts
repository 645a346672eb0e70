/** Every permission with the duty it belongs to. The words are in `permission.json`. */
export const PERMISSIONS = [
  { code: 'project.read', duty: 'business' },
  { code: 'project.edit', duty: 'business' },
  { code: 'project.export', duty: 'business' },
  { code: 'import.preview', duty: 'business' },
  { code: 'import.confirm', duty: 'business' },
  { code: 'progress.report', duty: 'business' },
  { code: 'month.close', duty: 'business' },
  { code: 'bulletin.read', duty: 'business' },
  { code: 'bulletin.make', duty: 'business' },
  { code: 'rule.edit', duty: 'business' },
  { code: 'rule.approve', duty: 'business' },
  { code: 'fact.enter', duty: 'business' },
  { code: 'light.override', duty: 'business' },
  { code: 'light.approve', duty: 'business' },
  { code: 'plan.approve', duty: 'business' },
  { code: 'batch.edit', duty: 'business' },
  { code: 'batch.approve', duty: 'business' },
  { code: 'account.edit', duty: 'system' },
  { code: 'org.edit', duty: 'system' },
  { code: 'data.move', duty: 'system' },
  { code: 'account.approve', duty: 'security' },
  { code: 'role.edit', duty: 'security' },
  { code: 'grant.edit', duty: 'security' },
  { code: 'access.read', duty: 'security' },
  { code: 'audit.read', duty: 'audit' },
  { code: 'audit.export', duty: 'audit' },
  { code: 'audit.verify', duty: 'audit' },
  { code: 'contact.reveal', duty: 'contact' },
] as const satisfies readonly {
  code: string
  duty: 'business' | 'system' | 'security' | 'audit' | 'contact'
}[]
