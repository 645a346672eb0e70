/** Facts for rules: asked for by the rules in force, typed and pasted in one grid, kept over a reload, handed in together. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, type Traveller } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes, until } from '../harness/wait.ts'

interface Sheet {
  facts: { name: string }[]
  rows: { code: string; values: Record<string, string> }[]
}

/** Puts a set into force that asks people for facts, once for this file. */
async function askForFacts({ client, become, ask }: Traveller): Promise<void> {
  if ((await ask<Sheet>('/api/facts?as_of=2023-03-31')).facts.length > 0) return
  const { text } = await client().ask<{ text: string }>('GET', '/api/rules/yinchuan-2025')
  const own = text
    .replace('id = "yinchuan-2025"', 'id = "own"')
    .replace(/valid_from = \S+/, 'valid_from = 2023-01-01')
    .replace('merge = "none"', 'merge = "worst"')
  const saved = await client().ask<{ line: { key: string } }>('POST', '/api/rules', { text: own })
  const wish = { effective_on: '2023-03-01', reason: '试行四维度预警' }
  const { id } = await client().ask<{ id: string }>('POST', `/api/rules/${saved.line.key}/activation`, wish)
  await become(names.head)
  await client().ask('POST', `/api/approvals/${id}/answer`, { approve: true, comment: '同意' })
  await become(names.office)
}

const cell = (page: Page, row: number, column: number) =>
  page.locator('tbody tr[aria-rowindex]').nth(row).locator('.cell').nth(column)

/** Puts a block where the keyboard is, as Excel has it on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(block => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

journey('without such rules there is nothing to enter, and the page says so', async ({ page, open }) => {
  await open('/facts?as_of=2023-02-15')
  await page.getByText('现行规则没有需要填报的指标').waitFor()
  await page.getByRole('link', { name: '查看预警规则' }).waitFor()
})

journey(
  'facts are typed and pasted, kept over a reload, corrected where they are wrong and handed in together',
  async traveller => {
    const { page, size, open, ask, picture, isAccessible, fitsTheScreen } = traveller
    // On a phone there is no column for the unit.
    const first = size === 'phone' ? 1 : 2
    await askForFacts(traveller)
    await open('/facts')
    const sheet = await ask<Sheet>('/api/facts?as_of=2023-03-31')
    await page.getByText(`共 ${sheet.rows.length} 个项目`).waitFor()
    const shown = await page.locator('tbody tr[aria-rowindex]').count()
    assert.ok(shown < sheet.rows.length, 'only the rows in sight exist')

    await cell(page, 0, first).click()
    await paste(page, '60\t42.5%\t是\r\n70\t四成\tn\r\n')
    await page.getByText('已改 6 格、2 个项目').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('只提交有改动的格子').waitFor()
    await page.keyboard.press('Control+y')
    await cell(page, 2, first + 4).click()
    await page.keyboard.type('y')
    await page.keyboard.press('Enter')
    await page.getByText('已改 7 格、3 个项目').waitFor()
    await page.reload()
    await page.getByText('已改 7 格、3 个项目').waitFor()
    await picture('facts')
    await isAccessible()
    await fitsTheScreen()

    const submit = page.getByRole('button', { name: '提交' })
    assert.equal(await submit.isDisabled(), true, 'with a wrong cell')
    await page.getByRole('button', { name: '1 格有误' }).click()
    await page.keyboard.type('55')
    await page.keyboard.press('Enter')
    assert.equal(await submit.isDisabled(), true, 'a judgement needs a reason')
    await page.getByRole('textbox', { name: '事由' }).fill('施工许可正在办理')
    await submit.click()
    await page.getByText('已登记 7 项指标').waitFor()
    const after = await ask<Sheet>('/api/facts?as_of=2023-03-31')
    assert.deepEqual(
      after.rows.slice(0, 3).map(({ values }) => Object.values(values).sort()),
      [['42.5', '60', '是'], ['55', '70', '否'], ['是']],
    )
    await until(
      () => page.locator('form').innerText(),
      words => assert.match(words, /只提交有改动的格子/, 'nothing is left to hand in'),
    )
    // Back to nothing, for the next size.
    await cell(page, 0, first).click()
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Delete')
    await page.getByRole('textbox', { name: '事由' }).fill('填错')
    await submit.click()
    await becomes(
      async () =>
        (await ask<Sheet>('/api/facts?as_of=2023-03-31')).rows.filter(row => hasValue(row.values)).length,
      0,
      'projects with facts',
    )
  },
)

const hasValue = (values: Record<string, string>) => Object.values(values).some(Boolean)
