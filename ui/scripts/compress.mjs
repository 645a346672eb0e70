// Compresses the built files once, at the best quality, so that the server need not do it on each request and the first
// page stays small. Runs after `vite build`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const textual = new Set(['.css', '.html', '.js', '.json', '.svg'])

for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!textual.has(extname(name))) continue
  const plain = readFileSync(join(dist, name))
  const packed = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  })
  if (packed.length < plain.length) writeFileSync(join(dist, `${name}.br`), packed)
}
