/** The organisation tree: renamed and moved by hand, taken out as a workbook and brought back changed. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { journey, walkedBy } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { sheet } from '../harness/sheet.ts'
import { becomes } from '../harness/wait.ts'

walkedBy(names.system)

interface Org {
  id: string
  name: string
  kind: string
  parent: string | null
}
type Ask = <Answer>(path: string) => Promise<Answer>

async function unit(ask: Ask, name: string): Promise<Org | undefined> {
  return (await ask<Org[]>('/api/orgs')).find(org => org.name === name)
}

const HEADER = ['单位名称', '类型', '上级单位', '系统编号']

journey(
  'a unit is renamed and moved with what is below it, and does not go below itself',
  async ({ page, open, ask, become, picture, isAccessible, expectFault }) => {
    expectFault(/status of 422/)
    const [one, two] = (await ask<Org[]>('/api/orgs')).filter(org => org.kind === 'unit')
    assert.ok(one && two)
    await open('/orgs')
    await page.getByRole('button', { name: `登记下级：${one.name}` }).click()
    const made = page.getByRole('dialog', { name: '登记单位' })
    await made.getByLabel('单位名称').fill('综合科')
    await made.getByRole('button', { name: '保存' }).click()
    await page.getByText('“综合科”已保存。').waitFor()
    await page.getByRole('button', { name: `修改“${one.name}”` }).click()
    const drawer = page.getByRole('dialog', { name: `修改“${one.name}”` })
    await drawer.getByLabel('单位名称').fill(`${one.name}（新）`)
    await drawer.getByRole('button', { name: /^上级单位/ }).click()
    await page.getByRole('combobox', { name: /查找/ }).fill(two.name)
    assert.equal(await page.getByRole('option', { name: '综合科' }).count(), 0, 'not below itself')
    await page
      .getByRole('option', { name: new RegExp(two.name) })
      .first()
      .click()
    await drawer.getByText(/调整隶属关系会改变授权范围/).waitFor()
    await picture('org-move')
    await isAccessible()
    await drawer.getByRole('button', { name: '保存' }).click()
    await page.getByText(`“${one.name}（新）”已保存。`).waitFor()
    const moved = await unit(ask, `${one.name}（新）`)
    assert.deepEqual([moved?.id, moved?.parent], [one.id, two.id])
    assert.equal((await unit(ask, '综合科'))?.parent, one.id, 'what is below goes along')
    await become(names.audit)
    await open('/audit?action=org.change')
    await page.getByRole('button', { name: '修改单位' }).first().click()
    const entry = page.getByRole('dialog', { name: /修改单位 · 第 \d+ 条/ })
    await entry.getByRole('row', { name: new RegExp(`上级单位.*${two.name}`) }).waitFor()
    await picture('audit-org')
    await isAccessible()
  },
  'desk',
)

journey(
  'the tree is taken out and brought back: nothing changes, until something in it does',
  async ({ page, open, ask, size, picture, isAccessible, fitsTheScreen }) => {
    await open('/orgs')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出' }).click()
    const taken = await (await download).path()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '导入组织机构' }).waitFor()
    await picture('org-import')
    await isAccessible()
    await fitsTheScreen()
    const file = page.locator('input[type=file]')
    await file.setInputFiles({ name: '组织机构.xlsx', mimeType: '', buffer: await readFile(taken) })
    await page.getByText(/与现有组织机构一致/).waitFor()
    const confirm = page.getByRole('button', { name: '确认导入' })
    assert.equal(await confirm.isDisabled(), true, 'there is nothing to take')
    await page.getByRole('button', { name: '显示全部行' }).click()
    const all = await ask<Org[]>('/api/orgs')
    await becomes(() => page.locator('tbody tr').count(), all.length, 'every unit is a row')

    const [moved] = all.filter(org => org.kind === 'township' && org.parent)
    assert.ok(moved)
    const bureau = `新设局 ${size}`
    const wrong = sheet(
      '改.csv',
      HEADER,
      [bureau, '单位', '没有这个单位', ''],
      [moved.name, '', moved.name, moved.id],
    )
    await file.setInputFiles(wrong)
    await page.getByText(/其中 2 行有误/).waitFor()
    await page.getByText('C2 没有这个单位，请核对名称或在表中增加一行').waitFor()
    await page.getByText('C3 上级是本单位自己或其下级').waitFor()
    await picture('org-import-faults')
    await isAccessible()
    await fitsTheScreen()
    assert.equal(await confirm.isDisabled(), true)

    const right = sheet(
      '改.csv',
      HEADER,
      [bureau, '单位', '无', ''],
      [`${moved.name}（${size}）`, '', '无', moved.id],
    )
    await file.setInputFiles(right)
    await page.getByText(/新登记 1 个单位，修改 1 个，其中调整隶属 1 个/).waitFor()
    await page.getByText(`原：${moved.name}`).waitFor()
    await page.getByText(/调整隶属关系会改变授权范围/).waitFor()
    await picture('org-import-preview')
    await isAccessible()
    await fitsTheScreen()
    assert.equal(await unit(ask, bureau), undefined, 'nothing is written before it is confirmed')
    await confirm.click()
    await page.getByRole('heading', { name: '已登记 1 个单位，修改 1 个单位' }).waitFor()
    await isAccessible()
    assert.ok(await unit(ask, bureau))
    assert.equal((await unit(ask, `${moved.name}（${size}）`))?.id, moved.id)
    await page.getByRole('button', { name: '返回组织机构' }).click()
    await page.getByRole('rowheader', { name: bureau }).waitFor()
  },
)

journey(
  'what changed since it was looked at is looked at again',
  async ({ page, open, client, expectFault }) => {
    expectFault(/status of 409/)
    await open('/orgs/import')
    await page
      .locator('input[type=file]')
      .setInputFiles(sheet('新.csv', HEADER, ['同时登记局', '单位', '无', '']))
    await page.getByText(/新登记 1 个单位/).waitFor()
    await client().ask('POST', '/api/orgs', { name: '同时登记局', kind: 'unit', parent: null })
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByText(/与现有组织机构一致/).waitFor()
  },
  'desk',
)
