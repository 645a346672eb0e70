import assert from 'node:assert/strict'

import { journey } from '../harness/journey.ts'

/** What a page of projects answers, as far as it is looked at here. */
interface Projects {
  rows: { code: string; name: string; statistics_gap: { difference: string; unexplained: string } }[]
}

journey(
  'a gap is explained and its parts and remainder are shown',
  async ({ page, open, ask, picture }) => {
    await open('/investment')
    await page.getByRole('heading', { name: '固定资产投资', exact: true }).waitFor()
    const { rows } = await ask<Projects>('/api/investments/projects?month=2023-03&gap=open&limit=1')
    const first = rows[0]
    assert.ok(first)
    await page.getByRole('button', { name: `待说明：${first.name}` }).click()
    const drawer = page.getByRole('dialog', { name: first.name })
    await drawer.getByRole('button', { name: '增加说明' }).first().click()
    await drawer.getByLabel('金额（万元）').fill('1.5')
    await drawer.getByLabel('情况说明').fill('月末未结算')
    await drawer.getByRole('button', { name: '保存' }).first().click()
    await page.getByText('已保存').first().waitFor()
    await picture('investment-gap')
    const told = await ask<{ gaps: { gap: { explained: string } }[] }>(
      `/api/projects/${first.code}/investment?month=2023-03`,
    )
    assert.equal(told.gaps[0]?.gap.explained, '1.5')
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await picture('investment')
  },
  'desk',
)

journey(
  'the year stands in three series on a phone',
  async ({ page, open, picture, isAccessible, fitsTheScreen }) => {
    await open('/investment')
    await page.getByRole('heading', { name: '固定资产投资', exact: true }).waitFor()
    await page.getByRole('region', { name: '分单位（本年累计，万元）' }).getByRole('row').nth(1).waitFor()
    await picture('investment-phone')
    await fitsTheScreen()
    await isAccessible()
  },
  'phone',
)
