/**
 * `npm run bench -- <mode…> [--matters N]`: the real server on a city of that size, driven over HTTP
 * from this process. Each figure is a line of JSON on standard output, the median of three runs.
 */
import { parseArgs } from 'node:util'
import { burst } from './burst.ts'
import { MOST_COMMUNITIES } from './city.ts'
import { doors } from './doors.ts'
import { bringIn } from './import.ts'
import { insert } from './insert.ts'
import { lifecycle } from './lifecycle.ts'
import { register } from './register.ts'
import { list } from './list.ts'
import type { Line, Options, Stage } from './stage.ts'
import { openStage } from './stage.ts'

export const MODES: Record<string, (stage: Stage) => Promise<Line[]>> = {
  insert,
  lifecycle,
  list,
  register,
  burst,
  doors,
  import: bringIn,
}

const USAGE = `npm run bench -- <${Object.keys(MODES).join('|')}> …
  --matters N       matters that are there before (10000)
  --residents N     residents (40320; 300000 for list)
  --communities N   communities among which they are divided (${MOST_COMMUNITIES})
  --connections N   calls at once (16)
  --seconds N       of each run (10), of each wave of the burst (20), of the rush on the doors (30)
  --runs N          of which the median is told (3)
  --rows N          of the register that import brings in (14650)
  --folder PATH     keeps the city there and measures on it again`

const SIZE: Options = {
  matters: 10_000,
  residents: 40_320,
  communities: MOST_COMMUNITIES,
  connections: 16,
  seconds: 10,
  runs: 3,
  rows: 14_650,
}

const SECONDS: Record<string, number> = { burst: 20, doors: 30 }

if (import.meta.main) {
  const { modes, options } = asked(process.argv.slice(2))
  if (modes.length) await bench(modes, options)
  else {
    console.error(USAGE)
    process.exitCode = 1
  }
}

async function bench(modes: readonly string[], given: Partial<Options>): Promise<void> {
  const residents = modes.includes('list') ? 300_000 : SIZE.residents
  // Nothing of an import looks at matters.
  const matters = modes.every(mode => mode === 'import') ? 0 : SIZE.matters
  const options = { ...SIZE, residents, matters, ...given }
  const stage = await openStage(options, line => console.error(line))
  try {
    for (const mode of modes) {
      const seconds = given.seconds ?? SECONDS[mode] ?? SIZE.seconds
      for (const { name, value, unit } of await MODES[mode]!({
        ...stage,
        options: { ...options, seconds },
      }))
        console.log(JSON.stringify({ name, value: Number(value.toPrecision(4)), unit }))
    }
  } finally {
    await stage.close()
  }
}

function asked(args: string[]): { modes: string[]; options: Partial<Options> } {
  const number = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      matters: number,
      residents: number,
      communities: number,
      connections: number,
      seconds: number,
      runs: number,
      rows: number,
      folder: number,
    },
  })
  const { folder, ...numbers } = values
  const unknown = positionals.find(mode => !MODES[mode])
  const wrong = Object.entries(numbers).find(([, text]) => !(Number(text) > 0))
  if (unknown || wrong) throw new Error(`${unknown ?? `--${wrong![0]} ${wrong![1]}`}\n${USAGE}`)
  const options = Object.fromEntries(
    Object.entries(numbers).map(([name, text]) => [name, Number(text)]),
  )
  return { modes: positionals, options: { ...options, ...(folder && { folder }) } }
}
