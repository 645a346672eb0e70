/** Who looks after a project: assigned, handed over, visited; the page of whoever is assigned; what a project needs. */
import assert from 'node:assert/strict'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes } from '../harness/wait.ts'

interface Mine {
  projects: { line: { code: string; name: string }; assignments: { visits: { last_on: string | null } }[] }[]
}

/** Red by the rules; at desk and at phone size each its own. */
const REDS = { desk: 'EQ2023-149', phone: 'EQ2023-270' }

journey('assignments show who has been to whom, and a post is assigned to a project', async traveller => {
  const { page, open, ask, size, picture, isAccessible, fitsTheScreen } = traveller
  await open('/assignments')
  await page.getByText('应走访明细').waitFor()
  await picture('assignments')
  await isAccessible()
  await fitsTheScreen()
  await page.getByRole('button', { name: '登记分工' }).click()
  const form = page.getByRole('dialog', { name: '登记分工' })
  await form.getByRole('combobox', { name: '身份' }).press('Enter')
  await page.getByRole('option', { name: '首席服务员' }).click()
  await form.getByLabel(/^职务/).fill(`首席服务员${size}`)
  await form.getByRole('button', { name: /^项目/ }).click()
  await form.getByRole('combobox', { name: '查找项目' }).fill(REDS[size])
  await form.getByRole('option', { name: new RegExp(REDS[size]) }).click()
  await picture('assignment-form')
  await isAccessible()
  await form.getByRole('button', { name: '登记分工' }).click()
  await form.waitFor({ state: 'detached' })
  const people = await ask<unknown>(`/api/projects/${REDS[size]}/people`)
  assert.match(JSON.stringify(people), new RegExp(`首席服务员${size}`))
  await page.getByRole('tab', { name: '分工清单' }).click()
  await page.getByText(/\d+ 项分工，\d+ 个项目/).waitFor()
  await picture('assignment-list')
  await isAccessible()
  await fitsTheScreen()
})

journey('whoever is assigned sees what is red and who owes what, and records a visit', async traveller => {
  const { page, open, ask, client, size, picture, isAccessible, fitsTheScreen } = traveller
  const code = REDS[size]
  await client().ask('POST', '/api/assignments', {
    role: 'charge_pairing',
    level: 'district',
    projects: [code],
    login: names.office,
  })
  await open('/my-projects')
  const { projects } = await ask<Mine>('/api/my-projects')
  const own = projects.find(({ line }) => line.code === code)
  assert.ok(own)
  const card = page.locator('article', { hasText: own.line.name })
  await card.getByText('谁欠什么').waitFor()
  await picture('my-projects')
  await isAccessible()
  await fitsTheScreen()
  await card.getByRole('button', { name: '登记走访' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /^走访情况/ }).fill('现场查看基坑支护，督促补报月报')
  await picture('visit-form')
  await isAccessible()
  await form.getByRole('button', { name: '保存' }).click()
  await form.waitFor({ state: 'detached' })
  await becomes(
    async () => {
      const mine = (await ask<Mine>('/api/my-projects')).projects.find(({ line }) => line.code === code)
      return mine?.assignments[0]?.visits.last_on !== null
    },
    true,
    'the visit is recorded',
  )
})

journey('a factor is asked for, and the balance tells what is left', async traveller => {
  const { page, open, client, size, picture, isAccessible, fitsTheScreen } = traveller
  await open('/factors')
  await page.getByRole('button', { name: '提出需求' }).click()
  const form = page.getByRole('dialog', { name: '提出需求' })
  await form.getByRole('button', { name: /^项目/ }).click()
  await form.getByRole('combobox', { name: '查找项目' }).fill(REDS[size])
  await form.getByRole('option').first().click()
  await form.getByLabel(/^要素类别/).selectOption('land')
  await form.getByLabel(/^需求内容/).fill('用地报批')
  await form.getByLabel(/^数量/).fill('35.5')
  await form.getByLabel(/^保障单位/).selectOption({ index: 1 })
  await picture('factor-form')
  await isAccessible()
  await form.getByRole('button', { name: '提出需求' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('用地报批').first().waitFor()
  await picture('factors')
  await isAccessible()
  await fitsTheScreen()
  await page.getByText('用地报批').first().click()
  await page.getByRole('dialog').waitFor()
  await picture('factor')
  await isAccessible()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: '土地资金平衡' }).click()
  await page.getByText('平衡（缺口为负）').first().waitFor()
  await picture('factor-balance')
  await isAccessible()
  await fitsTheScreen()
  assert.ok(await client().ask('GET', '/api/factors'))
})
