/**
 * Takes pictures of pages at both sizes into `e2e/output/`: `npm run screenshots [-- PATH…]`.
 *
 * Pictures are taken from the server at `GUATU_E2E_URL`, or from one of its own with the demonstration district.
 */
import { launch, open, type Size, sizes, watchedPage } from './harness/browser.ts'
import { named, output } from './harness/paths.ts'
import { districtStore, remove, serve } from './harness/server.ts'

const pages = ['/wall', '/projects', '/reporting', '/import', '/bulletins']

async function take(origin: string, paths: string[]): Promise<void> {
  const browser = await launch()
  try {
    for (const path of paths) {
      for (const size of Object.keys(sizes) as Size[]) {
        const { page, faults } = await watchedPage(browser, origin, size)
        await open(page, path)
        const file = output(`${named(path) || 'home'}-${size}.png`)
        await page.screenshot({ path: file })
        console.log([file, ...faults].join('\n  '))
        await page.context().close()
      }
    }
  } finally {
    await browser.close()
  }
}

async function main(): Promise<void> {
  const paths = process.argv.length > 2 ? process.argv.slice(2) : pages
  const running = process.env.GUATU_E2E_URL
  if (running !== undefined) return take(running, paths)
  const store = await districtStore()
  try {
    const server = await serve(store)
    try {
      await take(server.url, paths)
    } finally {
      await server.stop()
    }
  } finally {
    remove(store)
  }
}

await main()
