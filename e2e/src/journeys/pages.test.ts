/** What holds for every page alike: it loads without a fault, fits the screen, and has no barrier. */
import { journey } from '../harness/journey.ts'

const pages = {
  wall: '/wall',
  projects: '/projects',
  reporting: '/reporting',
  import: '/import',
  bulletins: '/bulletins',
}

for (const [name, path] of Object.entries(pages)) {
  journey(`the page ${path} can be read`, async ({ page, open, picture, fitsTheScreen, isAccessible }) => {
    await open(path)
    await page.getByRole('main').waitFor()
    await picture(name)
    await fitsTheScreen()
    await isAccessible()
  })
}
