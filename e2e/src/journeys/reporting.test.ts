/**
 * Reporting: a unit's April typed, pasted, undone, kept, handed in and closed. The journeys follow one another; each
 * works on a unit of its own, and the last closes the month.
 */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes, until } from '../harness/wait.ts'

interface Status {
  owed: number
  reported: number
  closed_at: string | null
  units: { unit: { id: string; name: string }; owed: number; reported: number; missing: { code: string }[] }[]
}
interface Sheet {
  rows: { code: string; submitted: { done_month: string } | null; draft: { done_month: string } | null }[]
}
type Ask = <Answer>(path: string) => Promise<Answer>
type Open = (path: string) => Promise<void>

const MONTH = '2023-04'
/** Columns of the grid that are typed in, by their place. */
const DONE_MONTH = 6
const STARTED = 8
const VISUAL = 9

const statusOf = (ask: Ask): Promise<Status> => ask<Status>(`/api/reporting/${MONTH}/status`)

async function unitOf(ask: Ask, name: string): Promise<Status['units'][number]> {
  const found = (await statusOf(ask)).units.find(({ unit }) => unit.name === name)
  assert.ok(found, `${name} reports`)
  return found
}

/** Open the April of a unit. */
async function openUnit(open: Open, ask: Ask, name: string): Promise<Status['units'][number]> {
  const found = await unitOf(ask, name)
  await open(`/reporting?month=${MONTH}&unit=${found.unit.id}`)
  return found
}

const cell = (page: Page, row: number, column: number): Locator =>
  page.getByRole('grid').locator('tbody tr').nth(row).locator('.cell').nth(column)
const text = (page: Page, row: number, column: number): Promise<string> =>
  cell(page, row, column)
    .locator('.text')
    .evaluate(span => span.textContent)
/** One column of the first rows. */
const column = (page: Page, rows: number, at = DONE_MONTH): Promise<string[]> =>
  Promise.all(Array.from({ length: rows }, (_, row) => text(page, row, at)))

/** Paste as from a spreadsheet into the chosen cell. */
async function paste(page: Page, words: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(copied => navigator.clipboard.writeText(copied), words)
  await page.keyboard.press('Control+v')
}

const saved = (page: Page): Promise<void> => page.getByText(/^已保存/).waitFor()

journey(
  'a month and a unit are chosen, and stand in the address',
  async ({ page, open, ask, size, picture, fitsTheScreen, isAccessible }) => {
    const status = await statusOf(ask)
    await open('/reporting?month=2023-03')
    await page.getByRole('button', { name: '下一个月' }).click()
    await page.waitForURL(url => url.searchParams.get('month') === MONTH)
    await page.getByText(`2023年4月应报 ${status.owed} 个项目`).waitFor()
    const { unit } = await unitOf(ask, '马寨镇')
    if (size === 'desk') await page.getByRole('button', { name: /^马寨镇/ }).click()
    else await page.getByRole('combobox', { name: '责任单位' }).selectOption(unit.id)
    await page.waitForURL(url => url.searchParams.get('unit') === unit.id)
    await page.getByRole('heading', { level: 2, name: '马寨镇' }).waitFor()
    await picture('reporting')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey(
  'typing, undoing, filling down and choosing yes or no work as in a spreadsheet',
  async ({ page, open, ask }) => {
    await openUnit(open, ask, '马寨镇')
    await cell(page, 0, DONE_MONTH).click()
    await page.keyboard.type('12.5')
    await page.keyboard.press('Enter')
    await becomes(() => column(page, 2), ['12.5', ''], 'what was typed stands in the first cell alone')
    await page.keyboard.press('Control+z')
    await becomes(() => text(page, 0, DONE_MONTH), '', 'undone')
    await page.keyboard.press('Control+y')
    await becomes(() => text(page, 0, DONE_MONTH), '12.5', 'done again')
    await cell(page, 0, DONE_MONTH).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await becomes(() => column(page, 4), ['12.5', '12.5', '12.5', ''], 'filled down over three rows')
    await page.getByText('已选 3 格').waitFor()
    await page.keyboard.press('Control+z')
    await becomes(() => column(page, 3), ['12.5', '', ''], 'one step takes back the whole filling')
    await cell(page, 0, STARTED).click()
    await page.keyboard.press('Space')
    await becomes(() => text(page, 0, STARTED), '是', 'the space key chooses')
  },
  'desk',
)

journey(
  'a block from a spreadsheet is pasted, and survives the page',
  async ({ page, open, ask, picture }) => {
    const { unit } = await openUnit(open, ask, '淮河路街道')
    await cell(page, 0, DONE_MONTH).click()
    await paste(page, '1,200.5\t\t是\t主体施工\n300\t\t是\t"基础\n施工"\n0\t\t否\t')
    await page.getByText(/^已粘贴，改动/).waitFor()
    await becomes(() => column(page, 3), ['1,200.5', '300', '0'], 'the amounts')
    await becomes(
      () => column(page, 2, VISUAL),
      ['主体施工', '基础\n施工'],
      'the words, a line break included',
    )
    await saved(page)
    await picture('reporting-pasted')
    const sheet = await ask<Sheet>(`/api/reporting/${MONTH}?unit=${unit.id}`)
    assert.deepEqual(
      sheet.rows.slice(0, 3).map(({ draft, submitted }) => [draft?.done_month, submitted]),
      [
        ['1,200.5', null],
        ['300', null],
        ['0', null],
      ],
      'drafts, not yet reports',
    )
    await page.reload()
    await becomes(
      () => column(page, 3),
      ['1,200.5', '300', '0'],
      'the draft is there after the page is loaded anew',
    )
  },
  'desk',
)

journey(
  'what was typed the moment before leaving is not lost',
  async ({ page, open, ask }) => {
    await openUnit(open, ask, '长江路街道')
    await cell(page, 0, VISUAL).click()
    await page.keyboard.type('刚刚写下')
    await page.keyboard.press('Enter')
    await page.reload()
    await becomes(() => text(page, 0, VISUAL), '刚刚写下', 'typed right before the page was left')
  },
  'desk',
)

journey(
  'an error keeps the sheet from being handed in and leads to its cell',
  async ({ page, open, ask, picture, isAccessible }) => {
    await openUnit(open, ask, '德化街街道')
    const before = await statusOf(ask)
    await cell(page, 1, DONE_MONTH).click()
    await page.keyboard.type('大约三百')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '1 处错误' }).waitFor()
    await page.getByRole('button', { name: /^提交 1 个项目/ }).click()
    await page.getByText('有 1 处错误，改正后才能提交，本次未提交任何内容。').waitFor()
    const field = cell(page, 1, DONE_MONTH).getByRole('textbox')
    await becomes(
      () => field.evaluate(area => area === document.activeElement),
      true,
      'the cell has the keyboard',
    )
    assert.equal(await field.getAttribute('aria-invalid'), 'true')
    await page
      .getByText(/“大约三百”不是数字/)
      .last()
      .waitFor()
    await picture('reporting-error')
    await isAccessible()
    assert.equal((await statusOf(ask)).reported, before.reported, 'nothing was handed in')
    await page.keyboard.type('300')
    await page.keyboard.press('Enter')
    await becomes(() => page.getByRole('button', { name: '1 处错误' }).count(), 0, 'the error is gone')
  },
  'desk',
)

journey(
  'a unit that hands in is counted, and its lights are no longer grey',
  async ({ page, open, ask, picture }) => {
    const day = 'as_of=2023-04-30'
    const lights = async (): Promise<Map<string, string>> => {
      const all = await ask<{ code: string; light: string }[]>(`/api/lights?${day}`)
      return new Map(all.map(({ code, light }) => [code, light]))
    }
    const { owed, missing } = await openUnit(open, ask, '区卫生健康委')
    const before = await lights()
    const grey = missing.map(({ code }) => code).filter(code => before.get(code) === 'grey')
    assert.ok(grey.length > 0, 'projects without a report are grey')
    await cell(page, 0, DONE_MONTH).click()
    await paste(page, Array.from({ length: owed }, () => '100').join('\n'))
    await page.getByRole('button', { name: `提交 ${owed} 个项目` }).click()
    await page.getByText(new RegExp(`^已提交 ${owed} 个项目`)).waitFor()
    await picture('reporting-submitted')
    await page.getByRole('button', { name: `区卫生健康委 ${owed}/${owed}` }).waitFor()
    assert.equal((await unitOf(ask, '区卫生健康委')).reported, owed)
    const after = await lights()
    for (const code of grey) assert.notEqual(after.get(code), 'grey', `${code} is no longer grey`)
    await open(`/projects/${grey[0]}?${day}`)
    await until(
      () => page.locator('.sentence').innerText(),
      words => assert.doesNotMatch(words, /未报/),
    )
  },
  'desk',
)

journey(
  'on a phone each project is a card that is typed in and handed in',
  async ({ page, open, ask, picture, fitsTheScreen, isAccessible }) => {
    const { owed } = await openUnit(open, ask, '嵩山路街道')
    const cards = page.locator('.cards > li')
    await becomes(() => cards.count(), owed, 'a card for each project')
    const amount = cards.first().getByRole('textbox', { name: /^本月完成/ })
    await amount.fill('三百')
    await cards.first().getByText('“三百”不是数字').waitFor()
    await amount.fill('300')
    await cards.first().getByRole('button', { name: '是', exact: true }).tap()
    await saved(page)
    await picture('reporting-card')
    await fitsTheScreen()
    await isAccessible()
    await page.getByRole('button', { name: '提交 1 个项目' }).tap()
    await page.getByText(/^已提交 1 个项目/).waitFor()
    assert.equal((await unitOf(ask, '嵩山路街道')).reported, 1)
  },
  'phone',
)

journey(
  'a month that is closed can be read but no longer changed',
  async ({ page, open, ask, client, picture, isAccessible }) => {
    const { unit } = await openUnit(open, ask, '区卫生健康委')
    const { owed, reported } = await statusOf(ask)
    await page.getByRole('button', { name: '封存本月' }).click()
    const question = page.getByRole('dialog', { name: '封存2023年4月' })
    await question.getByText('须写明事由重新打开，已封存的结果保留').waitFor()
    await picture('reporting-close')
    await isAccessible()
    await question.getByRole('button', { name: `${owed - reported} 个未报，仍然封存` }).click()
    await page.getByText('本月已封存，只能查看').waitFor()
    assert.ok((await statusOf(ask)).closed_at, 'the month is closed')
    const before = await text(page, 0, DONE_MONTH)
    await cell(page, 0, DONE_MONTH).click()
    await page.keyboard.type('999')
    await page.keyboard.press('Enter')
    assert.equal(await text(page, 0, DONE_MONTH), before, 'typing changes nothing')
    assert.equal(await page.getByRole('button', { name: /^提交/ }).count(), 0)
    const sheet = { unit: unit.id, rows: [] }
    const refused = await client().send('POST', `/api/reporting/${MONTH}/submit`, sheet)
    assert.equal(refused.status, 409, 'the server refuses as well')
    await picture('reporting-closed')
  },
  'desk',
)

journey(
  'a closed month is opened again with a reason, corrected, and closed once more',
  async ({ page, open, ask, picture, isAccessible }) => {
    await openUnit(open, ask, '区卫生健康委')
    const state = page.getByRole('region', { name: '封存情况' })
    await state
      .getByText(/第 1 次，.*规则 二七默认 第 1 版，未报 \d+ 个/)
      .first()
      .waitFor()
    await state.getByRole('button', { name: '重新打开' }).click()
    const question = page.getByRole('dialog', { name: '重新打开2023年4月' })
    const confirm = question.getByRole('button', { name: '重新打开' })
    assert.equal(await confirm.isDisabled(), true, 'it needs a reason')
    await question.getByLabel(/^事由/).fill('统计口径更正')
    await question.getByLabel(/^依据文件/).fill('二七重点办〔2023〕9号')
    await picture('reporting-reopen')
    await isAccessible()
    await confirm.click()
    await state.getByText('已重新打开').waitFor()
    await state
      .getByText(/由 重点项目办 重新打开，事由：统计口径更正；二七重点办〔2023〕9号/)
      .first()
      .waitFor()
    assert.equal((await statusOf(ask)).closed_at, null, 'the month is open')
    await picture('reporting-reopened')
    await isAccessible()

    await cell(page, 0, DONE_MONTH).click()
    await page.keyboard.type('250')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '提交 1 个项目' }).click()
    await page.getByText(/^已提交 1 个项目/).waitFor()

    await state.getByRole('button', { name: '再次封存' }).click()
    const again = page.getByRole('dialog', { name: '封存2023年4月' })
    await again.getByText('此前封存的结果保留').waitFor()
    await again.getByRole('button', { name: /仍然封存|封存本月/ }).click()
    await state
      .getByText(/第 2 次，/)
      .first()
      .waitFor()
    await state.getByText('封存记录（2 次）').click()
    await becomes(() => state.getByRole('listitem').count(), 2, 'both closings are there')
    await picture('reporting-closed-again')
    assert.ok((await statusOf(ask)).closed_at, 'the month is closed again')
  },
  'desk',
)

journey(
  'whoever closes months without reporting sees who has reported',
  async ({ page, open, become, picture, isAccessible }) => {
    await become(names.head)
    await open(`/reporting?month=${MONTH}`)
    await page.getByRole('region', { name: '封存情况' }).waitFor()
    await page.getByText(/^应报 \d+ 个项目，已报 \d+ 个/).waitFor()
    assert.equal(await page.getByRole('grid').count(), 0, 'no sheet to fill in')
    await picture('reporting-head')
    await isAccessible()
  },
)
