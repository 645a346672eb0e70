/** Accessibility, as far as a program can judge it: the rules of WCAG 2.2 level AA that axe checks. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Check the page as it stands. Each barrier is one line: the rule, what to do, and where. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async values => {
    const checker = (window as unknown as { axe: typeof axe }).axe
    const results = await checker.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    })
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      places: nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary ?? ''}`),
    }))
  }, levels)
  return violations.flatMap(({ id, help, places }) => places.map(place => `${id}: ${help}: ${place}`))
}
