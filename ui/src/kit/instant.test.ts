import { expect, it } from 'vitest'

import { instant } from './instant'

it('shows an instant by the clock of the office, not of the machine', () => {
  expect(instant('2023-04-01T16:30:00Z')).toBe('2023-04-02 00:30')
})
