import { describe, expect, it } from 'vitest'

import { frameOf } from './map-frame'

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 35],
      [113, 34],
    ],
  ],
}

describe('the part of the world a map shows', () => {
  it('holds the outline and every marker, also one outside of it', () => {
    const { layout, drawn } = frameOf(square, [[114.5, 34.5]])
    expect(drawn).toBe(true)
    expect(layout.boundingCoords[0][0]).toBeLessThan(113)
    expect(layout.boundingCoords[1][0]).toBeGreaterThan(114.5)
  })

  it('is that of the markers where the district has no outline', () => {
    const { layout, drawn } = frameOf(null, [
      [113.5, 34.6],
      [113.6, 34.7],
    ])
    expect(drawn).toBe(false)
    expect(layout.boundingCoords[0][0]).toBeCloseTo(113.49)
    expect(layout.boundingCoords[0][1]).toBeCloseTo(34.71)
  })

  it('narrows a degree of longitude by the latitude', () => {
    expect(frameOf(null, [[113, 60]]).aspect).toBeCloseTo(0.5)
  })
})
