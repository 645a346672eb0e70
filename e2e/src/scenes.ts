/** What pictures are taken of: pages, and what opens on them, each seen by somebody. */
import type { Page } from 'playwright-core'
import { names, password } from './harness/people.ts'
import { sheet } from './harness/sheet.ts'

/** Something to take a picture of. */
export interface Scene {
  name: string
  /** Who looks at it: a sign-in name, or nobody. */
  login: string | undefined
  path: string
  /** What is done on the page first. It finds its way in either language. */
  act?: (page: Page) => Promise<void>
}

/** A page that is opened and looked at, named by its path. */
const page = (login: string, path: string): Scene => ({ name: path, login, path })

/** Presses the first of what a selector finds. */
const press = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click()
}

/** Presses, then waits for the panel that comes from the side. */
const opens = (selector: string) => async (page: Page) => {
  await press(selector)(page)
  await page.locator('.el-drawer, .el-dialog').first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** Presses what leads to another page. */
const follows = (selector: string, address: RegExp) => async (page: Page) => {
  await press(selector)(page)
  await page.waitForURL(address)
}

/** Gives a page a workbook, and waits until it is understood. */
const chooses =
  (...rows: string[][]) =>
  async (page: Page) => {
    await page.locator('input[type=file]').setInputFiles(sheet('list.csv', ...rows))
    await page.locator('tbody tr').first().waitFor()
  }

const accounts = chooses(
  ['登录名', '姓名', '单位', '职务', '手机号', '身份证号', '角色'],
  ['ruzhi', '入职人员', '区商务局', '主任', '13900001234', '', '责任单位联络员'],
  [names.office, '', '没有这个单位', '', '1', '', '皇帝'],
)
const units = chooses(
  ['单位名称', '类型', '上级单位', '系统编号'],
  ['投资促进局', '单位', '二七区', ''],
  ['马寨镇', '', '无', ''],
  ['招商一科', '单位', '没有这个单位', ''],
  ['招商二科', '局', '投资促进局', ''],
)

/** Gives the password once more, as whoever sets up a second factor does. */
const begins = async (page: Page): Promise<void> => {
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('img.qr').waitFor()
}

/** The first pages of a fresh server, by how far somebody has come. */
export const beginnings = {
  nobody: { name: 'first-run', login: undefined, path: '/first-run' },
  secret: { name: 'password-due', login: names.system, path: '/due/password' },
  password: { name: 'factor-due', login: names.security, path: '/due/factor', act: begins },
} as const satisfies Record<string, Scene>

/** Writes something into a rule set that the program does not know. */
const mistypes = async (page: Page): Promise<void> => {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nnobody_knows_this = 1\n')
  await page.locator('.complaints').waitFor()
}

const RULES = [
  '/rules',
  '/rules/erqi-default',
  '/rules/new?from=erqi-default',
  ...['try', 'back', 'compare'].map(tab => `/rules/wuhan?tab=${tab}`),
] as const

const FIRST_ROW = 'tbody .row-actions button, tbody .text-button, tbody th button'

export const scenes: readonly Scene[] = [
  ...[
    '/wall',
    '/projects',
    '/projects/EQ2023-149',
    '/baselines',
    '/reporting',
    '/facts',
    '/import',
    '/bulletins',
  ].map(path => page(names.office, path)),
  ...RULES.map(path => page(names.office, path)),
  { name: 'rules-new', login: names.office, path: '/rules', act: opens('.head .el-button--primary') },
  { name: 'rules-wrong', login: names.office, path: '/rules/new?from=erqi-default&tab=text', act: mistypes },
  page(names.head, '/approvals'),
  { name: 'sign-in', login: undefined, path: '/sign-in' },
  ...['/me', '/me?part=password', '/me?part=factor', '/me?part=tokens'].map(path => page(names.office, path)),
  page(names.system, '/accounts'),
  { name: 'account-drawer', login: names.system, path: '/accounts', act: opens(FIRST_ROW) },
  { name: 'account-form', login: names.system, path: '/accounts', act: opens('.head .el-button--primary') },
  page(names.system, '/accounts/import'),
  { name: 'account-import-faults', login: names.system, path: '/accounts/import', act: accounts },
  page(names.system, '/orgs'),
  { name: 'org-form', login: names.system, path: '/orgs', act: opens(FIRST_ROW) },
  page(names.system, '/orgs/import'),
  { name: 'org-import-faults', login: names.system, path: '/orgs/import', act: units },
  { name: 'accounts-waiting', login: names.security, path: '/accounts' },
  { name: 'approve', login: names.security, path: '/accounts', act: opens(FIRST_ROW) },
  ...['/roles', '/grants', '/grants/hand-over', '/why', '/matrix'].map(path => page(names.security, path)),
  { name: 'role-edit', login: names.security, path: '/roles', act: follows('tbody a', /\/roles\/./) },
  { name: 'grant-give', login: names.security, path: '/grants', act: opens('.head .el-button--primary') },
  page(names.audit, '/audit'),
  {
    name: 'audit-grant',
    login: names.audit,
    path: '/audit?action=grant.give',
    act: opens('tbody .text-button'),
  },
  {
    name: 'audit-account',
    login: names.audit,
    path: '/audit?action=account.register',
    act: opens('tbody .text-button'),
  },
]
