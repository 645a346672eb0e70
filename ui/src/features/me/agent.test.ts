import { expect, it } from 'vitest'

import { agentWords } from './agent'

it('a browser is named by what it is and where it runs', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0 Safari/537.36'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) Version/16.0 Mobile/15E148 Safari/604.1'
  expect(agentWords(chrome)).toBe('Chrome 110 · Windows')
  expect(agentWords(`${chrome} Edg/110.0`)).toBe('Edge 110 · Windows')
  expect(agentWords(phone)).toBe('Safari 16 · iOS')
  expect(agentWords('curl/8')).toBe('curl/8')
})
