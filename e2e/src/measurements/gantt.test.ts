/**
 * The chart of a route of five hundred nodes, of which only the rows in sight exist: how long its frames take while it is
 * scrolled through and while a bar is dragged. Figures are told and not judged: others work on the same machine.
 */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'

const CODE = 'EQ2023-001'
const NODES = 500
interface Frames {
  count: number
  median: number
  p95: number
  worst: number
}

function day(after: number): string {
  return new Date(Date.UTC(2026, 0, 1) + after * 86_400_000).toISOString().slice(0, 10)
}

/** A route as the server answers it. */
function route(): object {
  const nodes = Array.from({ length: NODES }, (_, index) => ({
    id: `n${index}`,
    name: `节点${String(index + 1).padStart(3, '0')}`,
    after: index ? [`n${index - 1}`] : [],
    limit: { counting: 'days', count: 4 },
    unit: null,
    unit_kind: { code: 'Responsible', name: { zh: '责任单位', en: 'Responsible unit' } },
    post: '责任单位负责人',
    evidence: ['批复文件'],
    earliest_start: day(index * 3),
    earliest_finish: day(index * 3 + 4),
    latest_start: day(index * 3 + 2),
    latest_finish: day(index * 3 + 9),
    planned_on: day(index * 3 + 4),
    achieved_on: null,
    expected_on: day(index * 3 + 6),
    slip_days: 2,
    fixed_on: null,
    clash: null,
    critical: index % 3 === 0,
    float_days: 5,
  }))
  const forecast = { today: day(0), planned_on: day(1501), expected_on: day(1503), slip_days: 2 }
  const about = { template: 'industry', anchor: 'start', anchored_on: day(0), start_on: day(0), critical: [] }
  const by = { accepted_by: 'office', effective_on: day(0), recorded_at: '2026-01-01T01:00:00Z' }
  return { ...about, ...by, forecast, nodes }
}

/** What watches the frames in the page; as text, since functions are renamed on their way there. */
const WATCH = `
  window.frames500 = []
  let last = performance.now()
  requestAnimationFrame(function frame(now) {
    frames500.push(now - last)
    last = now
    if (!window.framesEnd) requestAnimationFrame(frame)
  })
  window.framesEnd = false
`
const FRAMES = 'window.framesEnd = true; window.frames500.slice(2)'
/** Down to the last row and back up, three rows every frame. */
const SCROLL = `new Promise(done => {
  const scroller = document.querySelector('.chart .scroller')
  let step = 96
  requestAnimationFrame(function frame() {
    const before = scroller.scrollTop
    scroller.scrollTop += step
    if (scroller.scrollTop !== before) return requestAnimationFrame(frame)
    if (step < 0) return done()
    step = -step
    requestAnimationFrame(frame)
  })
})`

/** Watches the frames while something goes on. */
async function watched(page: Page, work: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(WATCH)
  await work()
  const all = await page.evaluate<number[]>(FRAMES)
  all.sort((one, other) => one - other)
  const at = (share: number): number => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0
  return { count: all.length, median: at(0.5), p95: at(0.95), worst: at(1) }
}

async function drag(page: Page): Promise<void> {
  const handle = page.getByRole('slider').nth(3)
  const box = await handle.boundingBox()
  assert.ok(box)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; step < 120; step++) await page.mouse.move(x + step, y)
  await page.mouse.move(x, y)
  await page.mouse.up()
}

function told(what: string, { count, median, p95, worst }: Frames): string {
  return `${what}: ${count} frames, median ${median.toFixed(1)}, 95th ${p95.toFixed(1)}, worst ${worst.toFixed(1)} ms`
}

journey(
  'a route of five hundred nodes is scrolled to its end, a few rows at a time',
  async ({ page, open, ask, picture }) => {
    const { project } = await ask<{ project: object }>(`/api/projects/${CODE}/route`)
    await page.route(`**/api/projects/${CODE}/route?*`, answer =>
      answer.fulfill({ json: { project, route: route() } }),
    )
    const { today } = await ask<{ today: string }>('/api/session')
    await open(`/projects/${CODE}/route?as_of=${today}`)
    await page.getByRole('slider').first().waitFor()
    const rows = await page.locator('.chart tbody tr').count()
    assert.ok(rows < 80, `only the rows in sight exist: ${rows}`)
    console.log(told('scrolling', await watched(page, () => page.evaluate(SCROLL))))
    console.log(told('dragging', await watched(page, () => drag(page))))
    await page.locator('.scroller').evaluate(scroller => (scroller.scrollTop = scroller.scrollHeight))
    await page.getByRole('button', { name: `节点${NODES}`, exact: true }).waitFor()
    await picture('gantt-500')
  },
  'desk',
)
