/** Schedule curves: typed with a live check, set, felt on the wall, and taken back. */
import assert from 'node:assert/strict'
import { journey } from '../harness/journey.ts'
import { becomes } from '../harness/wait.ts'

interface Wall {
  totals: { expected_pct: string }
}

journey(
  'a curve is checked while it is typed, set, and taken back',
  async ({ page, open, ask, picture, isAccessible, fitsTheScreen }) => {
    const due = async (): Promise<string> =>
      (await ask<Wall>('/api/wall?as_of=2023-03-31')).totals.expected_pct
    const before = await due()
    await open('/curves')
    const save = page.getByRole('button', { name: '设定曲线' })
    const march = page.getByRole('textbox', { name: /^3月/ })
    await march.fill('5')
    await page.getByText('累计百分数不能比上月小').first().waitFor()
    assert.equal(await save.isDisabled(), true, 'a curve never falls')
    await march.fill('30')
    await picture('curves')
    await fitsTheScreen()
    await isAccessible()
    await save.click()
    await page.getByText('已设定曲线').waitFor()
    assert.notEqual(await due(), before, 'the schedule follows the curve')
    await page.reload()
    await becomes(() => march.inputValue(), '30', 'the curve is kept')
    await page.getByRole('button', { name: '取消设定' }).click()
    await page.getByText('未设定，按月平均').waitFor()
    assert.equal(await due(), before, 'back to the even curve')
  },
)
