import type { Words } from '..'

const files = import.meta.glob<Words>('./*.json', { eager: true, import: 'default' })

/** All word lists of this language under their file names. */
const words: Words = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.slice(2, -'.json'.length), words]),
)

export default words
