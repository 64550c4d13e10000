/**
 * `npm run soak -- <suite> [--seed N] [--minutes N] [--rounds N]`: the long proofs, on real servers
 * that are loaded, killed and starved. Prints one line of JSON a figure; ends with 1 if one of them
 * breaks its bar.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { auth } from './auth.ts'
import { crash } from './crash.ts'
import { restore } from './restore.ts'
import { fuzz } from './fuzz.ts'
import { fullDisk } from './full-disk.ts'
import { growth } from './growth.ts'
import { register } from './register.ts'
import { loop, memory } from './memory.ts'
import { outage } from './outage.ts'
import { overload } from './overload.ts'
import { privacy } from './privacy.ts'
import { race } from './race.ts'
import { screens } from './screens.ts'
import { slow } from './slow.ts'
import type { Bar, Suite } from './suite.ts'
import { xss } from './xss.ts'

const SUITES: Record<string, Suite> = {
  auth,
  crash,
  fuzz,
  restore,
  privacy,
  race,
  slow,
  overload,
  outage,
  register,
  screens,
  xss,
  'full-disk': fullDisk,
  loop,
  growth,
  memory,
}
const MINUTES = 10

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const name = positionals[0] ?? ''
const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined
if (!suite) {
  console.error(`用法 Usage: npm run soak -- <${Object.keys(SUITES).join('|')}>`)
  process.exit(2)
}

const seed = Number(values.seed ?? randomInt(2 ** 31))
const broken: string[] = []
console.log(`soak ${name} --seed ${seed}`)
await suite({
  seed,
  minutes: Number(values.minutes ?? MINUTES),
  ...(values.rounds && { rounds: Number(values.rounds) }),
  say(figure, value, unit, bar) {
    console.log(JSON.stringify({ name: figure, value, unit }))
    if (bar && !keeps(value, bar))
      broken.push(`${figure}: ${value} ${unit}, ${JSON.stringify(bar)}`)
  },
})
for (const line of broken) console.error(`未达标 bar broken: ${line}`)
process.exit(broken.length > 0 ? 1 : 0)

// Written so that no number at all keeps no bar.
function keeps(value: number, bar: Bar): boolean {
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast
}
