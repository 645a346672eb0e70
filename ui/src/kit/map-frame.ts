/** Longitude and latitude in degrees. */
export type Point = [number, number]

export interface MapFrame {
  geoJson: object
  /** Whether the outline is a real one, to be drawn. */
  drawn: boolean
  /** How much narrower a degree of longitude is than one of latitude here. */
  aspect: number
  /** The part of the world shown, as the chart wants it. */
  layout: { boundingCoords: [Point, Point] }
}

function corners(points: readonly Point[]): [Point, Point] {
  const lng = points.map(point => point[0])
  const lat = points.map(point => point[1])
  return [
    [Math.min(...lng), Math.max(...lat)],
    [Math.max(...lng), Math.min(...lat)],
  ]
}

function pointsIn(value: unknown): Point[] {
  if (!Array.isArray(value)) return []
  if (typeof value[0] === 'number' && typeof value[1] === 'number') return [[value[0], value[1]]]
  return value.flatMap(pointsIn)
}

function coordinatesOf(geoJson: unknown): Point[] {
  if (typeof geoJson !== 'object' || geoJson === null) return []
  const { coordinates, geometry, features } = geoJson as Record<string, unknown>
  if (coordinates !== undefined) return pointsIn(coordinates)
  if (geometry !== undefined) return coordinatesOf(geometry)
  return Array.isArray(features) ? features.flatMap(coordinatesOf) : []
}

/** GeoJSON in the one form the chart reads: a collection of features. */
function collection(geoJson: Record<string, unknown>): object {
  if (geoJson.type === 'FeatureCollection') return geoJson
  const feature =
    geoJson.type === 'Feature' ? geoJson : { type: 'Feature', properties: { name: '' }, geometry: geoJson }
  return { type: 'FeatureCollection', features: [feature] }
}

function box([[west, north], [east, south]]: [Point, Point]): Record<string, unknown> {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

const MARGIN = 0.01

/** What the map shows: the outline where there is one, all points in any case. */
export function frameOf(outline: Record<string, unknown> | null, points: readonly Point[]): MapFrame {
  const own = outline ? coordinatesOf(outline) : []
  const all = [...own, ...points]
  const [[west, north], [east, south]] = all.length > 0 ? corners(all) : corners([[0, 0]])
  const bounds: [Point, Point] = [
    [west - MARGIN, north + MARGIN],
    [east + MARGIN, south - MARGIN],
  ]
  const drawn = own.length > 0
  return {
    geoJson: collection(drawn && outline ? outline : box(bounds)),
    drawn,
    aspect: Math.cos(((north + south) / 2) * (Math.PI / 180)),
    layout: { boundingCoords: bounds },
  }
}
