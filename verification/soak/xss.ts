/**
 * Every hostile text into every field that holds it, and every screen that shows it, in a browser under
 * the policy as it is served.
 */
import { allSights } from '../../e2e/hostile/all.ts'
import { foundedSights } from '../../e2e/hostile/founded.ts'
import { lookAtAll, type Told } from '../../e2e/hostile/look.ts'
import { PAYLOADS } from '../../e2e/hostile/payloads.ts'
import { dealer } from '../../e2e/hostile/sights.ts'
import { unreadOf } from '../../e2e/hostile/texts.ts'
import { leaveSeats } from '../../e2e/shows.ts'
import type { Stage } from '../../e2e/stage.ts'
import { onStillStage } from '../stage.ts'
import { piece, type Run, type Suite } from './suite.ts'

export const xss: Suite = async run => {
  const texts = dealer(piece(PAYLOADS, run))
  run.say('texts', texts.rounds, 'texts', { atLeast: run.rounds ? 1 : 300 })
  const inDemo = async ({ log }: Stage) => {
    const told = await lookAtAll(await allSights(texts, log))
    const unread = unreadOf(told.shown)
    for (const field of unread) console.error(`${field} is on no screen`)
    run.say('fields that no screen shows', unread.length, 'fields', { atMost: 0 })
    tell(run, told, 'demo')
    await leaveSeats()
  }
  const inNewHouse = async (stage: Stage) => {
    tell(run, await lookAtAll(await foundedSights(texts, stage)), 'new house')
    await leaveSeats()
  }
  await onStillStage({ demo: true }, inDemo)
  await onStillStage({ demo: false }, inNewHouse)
}

function tell({ say }: Run, { screens, shown, faults }: Told, where: string): void {
  for (const fault of faults) console.error(fault)
  say(`screens, ${where}`, screens, 'screens', { atLeast: 1 })
  say(`texts read again, ${where}`, shown.length, 'texts', { atLeast: 1 })
  say(`texts taken for more, ${where}`, faults.length, 'faults', { atMost: 0 })
}
