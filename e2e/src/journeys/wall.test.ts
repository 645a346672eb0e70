/** The wall: what it says is so, and every number on it opens its rows. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { becomes, numberIn, projectsListed, until } from '../harness/wait.ts'

interface Figures {
  projects: number
  total_investment_wan: number
  annual_plan_wan: number
  progress_2023_q1_wan: number
  by_category: Record<string, { projects: number }>
}
interface Wall {
  totals: { projects: number; total: string; plan: string; done: string }
  lights: { light: string; projects: number }[]
  months: { month: string; done: string | null }[]
  reds: { code: string; name: string; reason: { zh: string } }[]
}
interface List {
  totals: { projects: number; done: string }
}

const DAY = 'as_of=2023-03-31'

const totals = (page: Page): Locator => page.getByRole('region', { name: '总体情况' })

/** Follow a door on the wall, compare the rows behind it, and come back. */
async function opensRows(page: Page, door: Locator, count: number): Promise<void> {
  const name = await door.innerText()
  await door.click()
  await page.waitForURL(/\/projects\?/)
  await becomes(() => projectsListed(page), count, `the rows behind “${name}”`)
  await page.goBack()
  await totals(page).waitFor()
}

journey('the totals on the wall are the figures of the district', async ({ page, open, ask, picture }) => {
  const figures = await ask<Figures>(`/api/figures?${DAY}`)
  await open('/wall')
  const shown = await totals(page).innerText()
  const yi = (wan: number): string => (wan / 10_000).toLocaleString('en', { maximumFractionDigits: 2 })
  for (const figure of [
    String(figures.projects),
    yi(figures.total_investment_wan),
    yi(figures.annual_plan_wan),
    yi(figures.progress_2023_q1_wan),
  ])
    assert.ok(shown.replace(/\s+/g, ' ').includes(` ${figure} `), `${figure} is among: ${shown}`)
  for (const [sector, { projects }] of Object.entries(figures.by_category)) {
    const bar = page.getByRole('list', { name: '项目类别' }).getByRole('link', { name: sector })
    assert.equal(await bar.locator('.count').innerText(), String(projects), sector)
  }
  await picture('wall-totals')
})

journey(
  'each kind of number on the wall opens its rows',
  async ({ page, open, ask }) => {
    const wall = await ask<Wall>(`/api/wall?${DAY}`)
    await open('/wall')
    await opensRows(page, totals(page).getByRole('link', { name: '重点项目' }), wall.totals.projects)
    for (const list of ['项目类别', '项目级别', /^责任单位排名/]) {
      const bar = page.getByRole('list', { name: list }).getByRole('link').first()
      await opensRows(page, bar, Number(await bar.locator('.count').innerText()))
    }
    const red = wall.lights.find(({ light }) => light === 'red')?.projects ?? NaN
    await opensRows(page, page.getByRole('list', { name: '亮灯情况' }).getByRole('link', { name: '红' }), red)
    await opensRows(page, page.getByRole('link', { name: `共 ${red} 个` }), red)
  },
  'desk',
)

journey(
  'the address behind every bar and light gives as many rows as the wall says',
  async ({ page, open, ask }) => {
    await open('/wall')
    await totals(page).waitFor()
    const bars = page.locator('ol.rank a')
    const lights = page.getByRole('list', { name: '亮灯情况' }).getByRole('link')
    const doors = [...(await bars.all()), ...(await lights.all())]
    assert.ok(doors.length > 30, `${doors.length} doors`)
    for (const door of doors) {
      const count = Number(await door.locator('.count, strong').first().innerText())
      const query = new URL((await door.getAttribute('href')) ?? '', 'http://wall').searchParams
      query.set('as_of', '2023-03-31')
      query.set('limit', '1')
      const list = await ask<List>(`/api/projects?${query}`)
      assert.equal(list.totals.projects, count, await door.innerText())
    }
  },
  'desk',
)

journey(
  'each month of the chart opens the projects as they stood then, and adds up to what it says',
  async ({ page, open, ask }) => {
    const { months } = await ask<Wall>(`/api/wall?${DAY}`)
    const reported = months.filter(({ done }) => done !== null)
    assert.equal(reported.length, 3, 'three months are reported')
    await open('/wall')
    const doors = page.getByRole('list', { name: /^各月累计完成/ }).getByRole('link')
    await becomes(() => doors.count(), reported.length, 'a door for each month')
    for (const [at, { done }] of reported.entries()) {
      const address = new URL((await doors.nth(at).getAttribute('href')) ?? '', 'http://wall')
      const list = await ask<List>(`/api/projects?${address.searchParams}&limit=1`)
      assert.equal(list.totals.done, done, address.search)
    }
    await doors.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/projects\?.*as_of=2023-01-31/)
    await becomes(() => projectsListed(page), 360, 'the projects at the end of January')
  },
)

journey(
  'each light of the map’s legend opens its projects',
  async ({ page, open, ask }) => {
    const { markers } = await ask<{ markers: { light: string }[] }>(`/api/wall/points?${DAY}`)
    await open('/wall')
    const doors = page.locator('figure.map').getByRole('link')
    await becomes(() => doors.count(), 5, 'a door for each light')
    for (const door of await doors.all()) {
      const query = new URL((await door.getAttribute('href')) ?? '', 'http://wall').searchParams
      const count = markers.filter(({ light }) => light === query.get('light')).length
      assert.equal(Number(await door.innerText()), count, String(query))
      const list = await ask<List>(`/api/projects?${query}&${DAY}&limit=1`)
      assert.equal(list.totals.projects, count, String(query))
    }
    const red = doors.first()
    const shown = Number(await red.innerText())
    await red.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/located=yes/)
    await becomes(() => projectsListed(page), shown, 'the reds on the map')
  },
  'desk',
)

journey(
  'a marker of the map opens its project',
  async ({ page, open, ask }) => {
    const { markers } = await ask<{ markers: { code: string; name: string; light: string }[] }>(
      `/api/wall/points?${DAY}`,
    )
    await open('/wall')
    const map = page.getByRole('img', { name: /^项目分布图/ })
    await until(
      () => redOf(map),
      count => assert.ok(count > 500, `${count} red pixels`),
    )
    const place = await redSpot(map)
    await map.click({ position: place })
    await page.waitForURL(/\/projects\/[^?]+/)
    const code = decodeURIComponent(new URL(page.url()).pathname.split('/').pop() ?? '')
    const pressed = markers.find(marker => marker.code === code)
    assert.equal(pressed?.light, 'red', `${code} is one of the reds`)
    await page.getByRole('heading', { level: 1, name: pressed?.name }).waitFor()
  },
  'desk',
)

/** A place in a drawing, in pixels of the page, around which everything is red. */
function redSpot(drawing: Locator): Promise<{ x: number; y: number }> {
  return drawing
    .locator('canvas')
    .first()
    .evaluate(node => {
      const canvas = node as HTMLCanvasElement
      const { width, height } = canvas
      const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      const scale = canvas.clientWidth / width
      for (let y = 2; y < height - 2; y++)
        for (let x = 2; x < width - 2; x++) {
          let red = 0
          for (let dy = -2; dy <= 2; dy++)
            for (let dx = -2; dx <= 2; dx++) {
              const at = ((y + dy) * width + x + dx) * 4
              if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 90 && (data[at + 2] ?? 0) < 90) red++
            }
          if (red === 25) return { x: x * scale, y: y * scale }
        }
      throw new Error('no red marker is drawn')
    })
}

journey('every red on the wall says why, and opens its project', async ({ page, open, ask, size }) => {
  const { reds } = await ask<Wall>(`/api/wall?${DAY}`)
  await open('/wall')
  const lines = page.getByRole('list', { name: '红灯项目' }).getByRole('link')
  await becomes(() => lines.count(), reds.length, 'every red has its line')
  const words = await lines.allInnerTexts()
  reds.forEach(({ name, reason }, at) => {
    assert.ok(words[at]?.includes(name), `${name} is at place ${at + 1}`)
    assert.ok(words[at]?.includes(reason.zh), `${name} says: ${reason.zh}`)
  })
  if (size === 'phone') await lines.first().scrollIntoViewIfNeeded()
  await lines.first().click()
  await page.waitForURL(new RegExp(`/projects/${reds[0]?.code}`))
  await page.getByRole('heading', { level: 1, name: reds[0]?.name }).waitFor()
})

journey('the map draws a marker per project, light by light', async ({ page, open, ask }) => {
  const { lights } = await ask<Wall>(`/api/wall?${DAY}`)
  await open('/wall')
  const map = page.getByRole('img', { name: /^项目分布图/ })
  await map.scrollIntoViewIfNeeded()
  const label = (await map.getAttribute('aria-label')) ?? ''
  for (const { projects } of lights) assert.match(label, new RegExp(` ${projects}(、|$)`), label)
  await until(
    () => redOf(map),
    count => assert.ok(count > 500, `${count} red pixels for the red markers`),
  )
  const red = page.locator('figure.map').getByRole('button', { name: /^红/ })
  await red.click()
  await becomes(() => redOf(map), 0, 'red markers can be put away')
})

/** How many pixels of a drawing are red. */
function redOf(drawing: Locator): Promise<number> {
  return drawing
    .locator('canvas')
    .first()
    .evaluate(node => {
      const canvas = node as HTMLCanvasElement
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let count = 0
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 90 && (data[at + 2] ?? 0) < 90) count++
      return count
    })
}

journey(
  'the wall speaks English when it is asked to, and remembers it',
  async ({ page, open, picture, isAccessible }) => {
    await open('/wall')
    await totals(page).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: /Key projects/ }).waitFor()
    const words = await page.getByRole('main').innerText()
    assert.match(words, /Annual plan/)
    assert.match(words, /percentage points behind/)
    assert.doesNotMatch(words, /总投资|亮灯|责任单位排名|红灯/)
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /Key projects/ }).waitFor()
    await picture('wall-english')
    await isAccessible()
  },
)

journey('another date shows the figures of that date', async ({ page, open, ask }) => {
  const before = await ask<Wall>('/api/wall?as_of=2023-02-28')
  const after = await ask<Wall>(`/api/wall?${DAY}`)
  assert.notDeepEqual(before.lights, after.lights, 'February and March differ')
  await open('/wall')
  await page.getByLabel('数据日期').fill('2023-02-28')
  await page.getByText('数据截至 2023-02-28').waitFor()
  assert.match(page.url(), /as_of=2023-02-28/)
  const lights = page.getByRole('list', { name: '亮灯情况' }).getByRole('strong')
  const expected = before.lights.map(({ projects }) => String(projects))
  await becomes(() => lights.allInnerTexts(), expected, 'the lights of February')
})

journey(
  'the wall is one screen on a desk and one column on a phone',
  async ({ page, open, size, fitsTheScreen, isAccessible }) => {
    await open('/wall')
    await totals(page).waitFor()
    await fitsTheScreen()
    await isAccessible()
    const boxes = await page
      .locator('.panel')
      .evaluateAll(panels =>
        panels
          .map(panel => panel.getBoundingClientRect())
          .map(({ left, right, bottom }) => ({ left, right, bottom })),
      )
    if (size === 'desk') {
      const lowest = Math.max(...boxes.map(({ bottom }) => bottom))
      assert.ok(lowest <= 1080, `the lowest panel ends at ${lowest} px`)
    } else {
      const lefts = new Set(boxes.map(({ left }) => Math.round(left)))
      assert.equal(lefts.size, 1, 'all panels begin at the same edge')
    }
  },
)

journey(
  'the big screen puts the frame away and brings it back',
  async ({ page, open, picture }) => {
    await open('/wall?screen=full')
    await totals(page).waitFor()
    assert.equal(await page.getByRole('navigation', { name: '主菜单' }).count(), 0)
    await picture('wall-screen')
    await page.getByRole('button', { name: '退出大屏' }).click()
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    assert.equal(numberIn(await totals(page).getByRole('link').first().innerText()), 360)
  },
  'desk',
)
