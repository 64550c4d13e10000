/**
 * `npm run release`: writes down what a release promises to keep: its migrations, which nobody may
 * edit again, and its contract, which every later server must go on serving.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyContractProcedure } from '@orpc/contract'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { migrationsIn } from '#platform/db/migrate.ts'
import packages from '../../package.json' with { type: 'json' }
import { ROOT } from './config.ts'
import { contract } from './modules.ts'
import { MIGRATIONS } from './database.ts'

/** Names of migrations and their hashes, as in the database's own record. */
export type Released = Record<string, string>
type Schema = Record<string, unknown>
/** What one procedure takes and gives; null where it takes or gives nothing. */
export type Promised = {
  method: string
  path: string
  input: Schema | null
  output: Schema | null
}
export type Digest = Record<string, Promised>

export const RELEASED = join(ROOT, 'migrations/released.json')
export const CONTRACTS = join(ROOT, 'docs/contract')

/** The contract as data, to be compared with that of another release. */
export function digestOf(modules: Record<string, Record<string, AnyContractProcedure>>): Digest {
  const converter = new ZodToJsonSchemaConverter()
  return Object.fromEntries(
    Object.entries(modules).flatMap(([module, procedures]) =>
      Object.entries(procedures).map(([name, procedure]): [string, Promised] => {
        const { route, inputSchema, outputSchema } = procedure['~orpc']
        const schema = (given: typeof inputSchema, strategy: 'input' | 'output') =>
          given ? (converter.convert(given, { strategy })[1] as Schema) : null
        return [
          `${module}.${name}`,
          {
            method: route.method ?? 'POST',
            path: route.path ?? '',
            input: schema(inputSchema, 'input'),
            output: schema(outputSchema, 'output'),
          },
        ]
      }),
    ),
  )
}

export const today = (): Digest => digestOf(contract)

if (import.meta.main) {
  const file = join(CONTRACTS, `${packages.version}.json`)
  if (existsSync(file)) {
    console.error(
      `版本 ${packages.version} 已发布：请先在 package.json 中改版本号。\n` +
        `${packages.version} is released already: give package.json the next version first.`,
    )
    process.exit(1)
  }
  const released = JSON.parse(readFileSync(RELEASED, 'utf8')) as Released
  for (const { name, sha256 } of await migrationsIn(MIGRATIONS)) released[name] = sha256
  await mkdir(CONTRACTS, { recursive: true })
  await writeFile(RELEASED, `${JSON.stringify(released, null, 2)}\n`)
  // A line for each procedure: a difference shows where it is.
  const lines = Object.entries(today()).map(
    ([name, promised]) => `${JSON.stringify(name)}: ${JSON.stringify(promised)}`,
  )
  await writeFile(file, `{\n${lines.join(',\n')}\n}\n`)
  console.log(
    `${packages.version}: ${Object.keys(released).length} migrations, ${lines.length} procedures`,
  )
}
