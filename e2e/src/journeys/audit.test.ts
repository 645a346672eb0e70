/** The audit record: searched, looked at, taken away, verified. */
import assert from 'node:assert/strict'
import { journey, walkedBy } from '../harness/journey.ts'
import { names } from '../harness/people.ts'

walkedBy(names.audit)

journey(
  'an entry is found by what was done and by whom, and shows what changed',
  async ({ page, open, picture, isAccessible, fitsTheScreen }) => {
    await open('/audit')
    await page.getByText(/共 [\d,]+ 条/).waitFor()
    await picture('audit')
    await isAccessible()
    await fitsTheScreen()
    await page.getByLabel('操作人').fill(names.security)
    await page.getByRole('combobox', { name: '操作' }).selectOption('grant.give')
    await page.getByRole('button', { name: '查询' }).click()
    await page.waitForURL(/action=grant\.give/)
    await page.getByText('共 3 条').waitFor()
    await page.getByRole('button', { name: '授权' }).first().click()
    const entry = page.getByRole('dialog', { name: /授权 · 第 \d+ 条/ })
    await entry.getByRole('table', { name: '变更内容' }).waitFor()
    await picture('audit-entry')
    await isAccessible()
  },
)

journey(
  'the record is verified, and found intact',
  async ({ page, open, picture }) => {
    await open('/audit')
    await page.getByRole('button', { name: '校验完整性' }).click()
    await page.getByText('校验通过，日志完整。').waitFor({ timeout: 60_000 })
    await picture('audit-verified')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 Excel' }).click()
    assert.match((await download).suggestedFilename(), /\.xlsx$/)
  },
  'desk',
)
