/**
 * Import, beginning with an empty district: the offices' workbooks become the wall; what cannot be taken is named by
 * its cell; nothing is written that was not confirmed. The journeys follow one another.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { gb18030 } from '../harness/gb18030.ts'
import { beginWithNothing, journey } from '../harness/journey.ts'
import { workbooks } from '../harness/paths.ts'
import { becomes, until } from '../harness/wait.ts'

interface Figures {
  projects: number
  annual_plan_wan: number
  progress_2023_q1_wan?: number
}
interface List {
  rows: { code: string; plan: { money: string } | null }[]
  totals: { projects: number }
}

type Ask = <Answer>(path: string) => Promise<Answer>

beginWithNothing()

const plan = workbooks('01')[0] ?? 'no workbook'
const figures = (ask: Ask): Promise<Figures> => ask<Figures>('/api/figures?as_of=2023-03-31')
const verdict = (page: Page): Locator => page.locator('.verdict')

/** A sheet as an office would save it: GB18030, with the lines of Windows. */
function csv(name: string, ...lines: string[]): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/csv', buffer: gb18030(lines.join('\r\n')) }
}

async function choose(page: Page, ...files: Parameters<Locator['setInputFiles']>[0][]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files.flat() as string[])
}

async function confirmed(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^确认导入/ }).click()
  await verdict(page)
    .getByText(/^已导入/)
    .waitFor({ timeout: 60_000 })
}

journey('an empty wall leads to the import', async ({ page, open, picture, isAccessible }) => {
  await open('/wall')
  await page.getByText('还没有项目').waitFor()
  await picture('import-empty-wall')
  await isAccessible()
  await page.getByRole('link', { name: '去导入' }).click()
  await page.getByRole('heading', { level: 1, name: '导入' }).waitFor()
  await page.getByText('还没有导入过文件').waitFor()
})

journey(
  'a dropped workbook is shown before anything is written, and discarded without a trace',
  async ({ page, open, ask, picture, isAccessible }) => {
    await open('/import')
    const bytes = (await readFile(plan)).toString('base64')
    const files = await page.evaluateHandle(
      ([name, content]) => {
        const transfer = new DataTransfer()
        const data = Uint8Array.from(atob(content ?? ''), letter => letter.charCodeAt(0))
        transfer.items.add(new File([data], name ?? ''))
        return transfer
      },
      [basename(plan), bytes],
    )
    await page.locator('.zone').dispatchEvent('drop', { dataTransfer: files })
    await verdict(page)
      .getByText(/新增 360 行/)
      .waitFor()
    assert.equal((await figures(ask)).projects, 0, 'nothing is written yet')
    await page.getByRole('tab', { name: '新增 360' }).waitFor()
    await picture('import-preview')
    await isAccessible()
    await page.getByRole('button', { name: '放弃' }).click()
    await verdict(page).getByText('已放弃，没有写入任何内容。').waitFor()
    assert.equal((await figures(ask)).projects, 0, 'nothing was written')
  },
  'desk',
)

journey(
  'the plan, the milestones and the monthly reports become the figures of the district',
  async ({ page, open, ask, picture }) => {
    await open('/import')
    await choose(page, plan)
    await verdict(page)
      .getByText(/新增 360 行/)
      .waitFor()
    await confirmed(page)
    assert.equal((await figures(ask)).projects, 360)
    assert.equal((await figures(ask)).annual_plan_wan, 3_500_000)

    const rest = workbooks('02', '03')
    await choose(page, rest)
    const queue = page.getByRole('list', { name: '本次选择的文件' })
    for (const file of rest) {
      const line = queue.getByRole('listitem').filter({ hasText: basename(file) })
      await line.getByRole('button', { name: basename(file), exact: true }).click({ timeout: 60_000 })
      await verdict(page)
        .getByRole('heading', { name: basename(file) })
        .waitFor()
      await confirmed(page)
    }
    assert.equal((await figures(ask)).progress_2023_q1_wan, 432_679)
    await picture('import-done')
    await verdict(page).getByRole('link', { name: '查看挂图' }).click()
    await page.getByRole('region', { name: '总体情况' }).getByText('2,380.4').waitFor()
  },
  'desk',
)

journey(
  'an upload that is cancelled midway leaves nothing behind, and the next file is read',
  async ({ page, open, ask, picture }) => {
    const before = await ask<unknown[]>('/api/imports')
    await open('/import')
    const line = await page.context().newCDPSession(page)
    const throttled = (bytes: number): Promise<unknown> =>
      line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: bytes,
      })
    await line.send('Network.enable')
    await throttled(200_000)
    const rows = Array.from({ length: 40_000 }, (_, at) => `EQ-${at},很长的项目名称第${at}号,马寨镇,${at}`)
    const large = csv('大表.csv', '项目编码,项目名称,责任单位,总投资（万元）', ...rows)
    await choose(page, [large] as never)
    const queue = page.getByRole('list', { name: '本次选择的文件' })
    await queue.getByText(/正在上传 [1-9]\d?%/).waitFor()
    await picture('import-sending')
    await queue.getByRole('button', { name: '取消' }).click()
    await queue.getByText('已取消').waitFor()
    await throttled(-1)
    assert.deepEqual(await ask<unknown[]>('/api/imports'), before, 'no import came of it')

    await choose(page, [csv('小表.csv', '项目名称,责任单位', '补录一号桥,马寨镇')] as never)
    await verdict(page)
      .getByText(/新增 1 行/)
      .waitFor()
    await page.getByRole('button', { name: '放弃' }).click()
    await verdict(page).getByText('已放弃，没有写入任何内容。').waitFor()
  },
  'desk',
)

journey(
  'the same file again changes nothing',
  async ({ page, open, fitsTheScreen, isAccessible, picture }) => {
    await open('/import')
    await choose(page, plan)
    await verdict(page).getByText('表中内容与系统中完全一致').waitFor()
    await page.getByRole('tab', { name: '不变 360' }).waitFor()
    assert.equal(await page.getByRole('button', { name: /^确认导入/ }).isDisabled(), true)
    await picture('import-unchanged')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey(
  'a bad cell is named, marked in a copy, and the good rows can be taken without it',
  async ({ page, open, ask, picture, isAccessible }) => {
    await open('/import')
    const sheet = csv(
      '补报项目.csv',
      '项目编码,项目名称,责任单位,总投资（万元）,2023年计划投资（万元）',
      'EQ2023-901,补报产业园,马寨镇,5000,1000',
      'EQ2023-902,补报道路,马寨镇,三千多吧,800',
    )
    await choose(page, [sheet] as never)
    await verdict(page)
      .getByText(/有 1 行不合格，共 1 处错误/)
      .waitFor()
    const errors = page.getByRole('tabpanel')
    assert.match(await errors.innerText(), /D3\s+三千多吧\s+读不出金额/)
    await picture('import-bad-cell')
    await isAccessible()
    const confirm = page.getByRole('button', { name: /^确认导入/ })
    assert.equal(await confirm.isDisabled(), true, 'all or nothing')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载标注错误的原表' }).click()
    const bytes = await readFile(await (await download).path())
    assert.equal(bytes.subarray(0, 2).toString('latin1'), 'PK', 'the marked copy is a workbook')
    await page.getByText('导入合格行，退回不合格的 1 行').click()
    await confirmed(page)
    const { rows } = await ask<List>('/api/projects?as_of=2023-03-31&q=EQ2023-90')
    assert.deepEqual(
      rows.map(({ code }) => code),
      ['EQ2023-901'],
      'only the good row is in',
    )
  },
  'desk',
)

journey(
  'a file that is no workbook gets one sentence and harms nothing',
  async ({ page, open, ask, expectFault, picture }) => {
    expectFault(/status of 4\d\d/)
    const before = await figures(ask)
    await open('/import')
    const broken = {
      name: '坏了的表.xlsx',
      mimeType: '',
      buffer: Buffer.from('PK\u0003\u0004 not a workbook at all'),
    }
    const letter = { name: '说明.docx', mimeType: '', buffer: Buffer.from('a letter') }
    await choose(page, [broken, letter] as never)
    const queue = page.getByRole('list', { name: '本次选择的文件' })
    await queue.getByRole('alert').filter({ hasText: '“坏了的表.xlsx”已损坏' }).waitFor()
    await queue.getByRole('alert').filter({ hasText: '“说明.docx”不是 Excel 或 CSV 文件' }).waitFor()
    assert.equal(await queue.getByRole('alert').count(), 2, 'one sentence for each')
    await picture('import-refused')
    assert.deepEqual(await figures(ask), before)
  },
)

journey(
  'a column that was explained once is understood the next time',
  async ({ page, open, ask }) => {
    const head = ['2023年重点项目计划表,,,,', '项目编码,项目名称,责任单位,总投资（万元）,今年打算花（万元）']
    const planOf = async (code: string): Promise<string | undefined> => {
      const { rows } = await ask<List>(`/api/projects?as_of=2023-03-31&q=${code}`)
      return rows[0]?.plan?.money
    }
    await open('/import')
    await choose(page, [csv('甲镇.csv', ...head, 'EQ2023-911,甲镇厂房,马寨镇,5000,1000')] as never)
    await verdict(page)
      .getByText(/新增 1 行/)
      .waitFor()
    await page.getByText('1 列未采用').waitFor()
    await page.getByText('查看或更正各列含义').click()
    await page.getByRole('combobox', { name: 'E 列的含义' }).selectOption({ label: '年度计划投资' })
    await page.getByRole('button', { name: '按更正重新检查' }).click()
    await becomes(() => page.getByText('1 列未采用').count(), 0, 'every column is taken')
    await confirmed(page)
    assert.equal(await planOf('EQ2023-911'), '1000')

    await open('/import')
    await choose(page, [csv('乙镇.csv', ...head, 'EQ2023-912,乙镇厂房,马寨镇,6000,2000')] as never)
    await verdict(page).getByRole('heading', { name: '乙镇.csv' }).waitFor()
    assert.equal(await page.getByText('1 列未采用').count(), 0, 'the column is understood at once')
    await confirmed(page)
    assert.equal(await planOf('EQ2023-912'), '2000')
  },
  'desk',
)

journey(
  'a file of unknown form is explained by hand, shown with all it says, and understood the next time',
  async ({ page, size, open, ask, picture, isAccessible, fitsTheScreen }) => {
    const head = ['商务局工作台账,,,', `事项${size},谁来办,盘子,眼下`]
    const rows = (prefix: string): string[] => [
      `${prefix}物流园${size},马寨镇,3.5,续建`,
      `${prefix}会展中心${size},淮河路街道,1.2,新开工`,
    ]
    await open('/import')
    await choose(page, [csv('台账.csv', ...head, ...rows('一号'))] as never)
    await verdict(page).getByText('没有认出这是哪种表').waitFor()
    await page.getByText('未认出表样').waitFor()
    await page.getByText('表头第 2 行').waitFor()
    await picture('import-unknown-form')
    await isAccessible()
    await fitsTheScreen()
    const meaning = async (column: string, label: string): Promise<void> => {
      const choices = page.getByRole('combobox', { name: `${column} 列的含义` })
      await choices.selectOption({ label })
    }
    const read = page.getByRole('button', { name: '按以上含义读取' })
    assert.equal(await read.isDisabled(), true, 'a list of projects needs their names')
    await meaning('A', '项目名称 *')
    await meaning('B', '责任单位')
    await meaning('C', '总投资')
    await meaning('D', '建设性质')
    await page.getByLabel('表中未注明单位的金额').selectOption({ label: '亿元' })
    await read.click()
    await verdict(page)
      .getByText(/新增 2 行/)
      .waitFor()
    const content = page.getByRole('tabpanel')
    await until(
      () => content.innerText(),
      words => {
        assert.match(words, /一号物流园/)
        assert.match(words, /总投资（万元）/)
        assert.match(words, /35,000/)
        assert.match(words, /马寨镇/)
        assert.match(words, /续建/)
      },
    )
    await picture('import-new-rows')
    await isAccessible()
    await fitsTheScreen()
    await confirmed(page)

    await choose(page, [csv('台账二.csv', ...head, ...rows('二号'))] as never)
    const queue = page.getByRole('list', { name: '本次选择的文件' })
    await queue.getByRole('button', { name: '台账二.csv', exact: true }).click()
    await verdict(page)
      .getByText(/新增 2 行/)
      .waitFor()
    await confirmed(page)
    const { rows: found } = await ask<{ rows: { name: string; total: { money: string } }[] }>(
      `/api/projects?q=${encodeURIComponent(`物流园${size}`)}`,
    )
    assert.deepEqual(
      found.map(({ total }) => total.money),
      ['35000', '35000'],
    )
  },
)

journey(
  'a ledger of something else is shown, and becomes no projects by itself',
  async ({ page, open, ask, picture }) => {
    const before = await figures(ask)
    await open('/import')
    await choose(page, workbooks('05'))
    await verdict(page).getByText('没有认出这是哪种表').waitFor({ timeout: 60_000 })
    await picture('import-ledger')
    assert.equal(await page.getByRole('button', { name: '确认导入' }).isDisabled(), true)
    assert.deepEqual(await figures(ask), before)
    await page.getByRole('button', { name: '放弃' }).click()
    await verdict(page).getByText('已放弃，没有写入任何内容。').waitFor()
  },
  'desk',
)

journey(
  'the history says what each file did, and opens it again',
  async ({ page, open, picture, fitsTheScreen }) => {
    await open('/import')
    const line = page.getByRole('row').filter({ has: page.getByRole('link', { name: basename(plan) }) })
    await until(
      () => line.allInnerTexts(),
      words => {
        assert.ok(
          words.some(text => /已导入/.test(text) && /新增 360 行/.test(text)),
          words.join('\n'),
        )
        assert.ok(
          words.some(text => /已放弃/.test(text)),
          'what was discarded is told as well',
        )
      },
    )
    await picture('import-history')
    await fitsTheScreen()
    await line.filter({ hasText: '已导入' }).getByRole('link').click()
    await verdict(page).getByText('已导入：新增 360 行。').waitFor()
  },
)
