/**
 * Every hostile text into every field that holds it, and every screen that shows it, in a browser under
 * the policy as it is served. With `--rounds N` it is N of the texts, from the one on that `--seed` counts to.
 */
import { allSights } from '../../e2e/hostile/all.ts'
import { foundedSights } from '../../e2e/hostile/founded.ts'
import { lookAtAll, type Told } from '../../e2e/hostile/look.ts'
import { PAYLOADS } from '../../e2e/hostile/payloads.ts'
import { dealer } from '../../e2e/hostile/sights.ts'
import { unreadOf } from '../../e2e/hostile/texts.ts'
import { leaveSeats } from '../../e2e/shows.ts'
import type { ProofHouse } from '../house.ts'
import { onStage } from '../stage.ts'
import type { Run, Suite } from './suite.ts'

const env = { LINLI_PROXY: '127.0.0.1' }

export const xss: Suite = async run => {
  const { seed, rounds = PAYLOADS.length } = run
  const from = seed % PAYLOADS.length
  const texts = dealer([...PAYLOADS.slice(from), ...PAYLOADS.slice(0, from)].slice(0, rounds))
  run.say('texts', texts.rounds, 'texts', { atLeast: Math.min(300, rounds) })
  const inDemo = async ({ log }: ProofHouse) => {
    const told = await lookAtAll(await allSights(texts, log))
    const unread = unreadOf(told.shown)
    for (const field of unread) console.error(`${field} is on no screen`)
    run.say('fields that no screen shows', unread.length, 'fields', { atMost: 0 })
    tell(run, told, 'demo')
    await leaveSeats()
  }
  const inNewHouse = async (house: ProofHouse) => {
    tell(run, await lookAtAll(await foundedSights(texts, house)), 'new house')
    await leaveSeats()
  }
  await onStage(inDemo, { demo: true, env })
  await onStage(inNewHouse, { env })
}

function tell({ say }: Run, { screens, shown, faults }: Told, where: string): void {
  for (const fault of faults) console.error(fault)
  say(`screens, ${where}`, screens, 'screens', { atLeast: 1 })
  say(`texts read again, ${where}`, shown.length, 'texts', { atLeast: 1 })
  say(`texts taken for more, ${where}`, faults.length, 'faults', { atMost: 0 })
}
