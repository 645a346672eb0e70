// Writes src/api/schema.gen.ts from the committed contract.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const contract = JSON.parse(await readFile(new URL('../../api/openapi.json', import.meta.url), 'utf8'))

// Operations are addressed by path here; their ids repeat between nouns and would collide as type names.
for (const methods of Object.values(contract.paths)) {
  for (const operation of Object.values(methods)) delete operation.operationId
}

const types = await openapiTS(contract)
await writeFile(
  new URL('../src/api/schema.gen.ts', import.meta.url),
  `// Generated from api/openapi.json by \`npm run gen\`. Do not edit.\n\n${astToString(types)}`,
)
