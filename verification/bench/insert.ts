/** Residents report: one matter with its promised times, its words, its event and its command a call. */
import { callerOf } from '#app/caller.ts'
import { matters } from '#modules/matters/contract.ts'
import { openClient } from './client.ts'
import { measure } from './measure.ts'
import { caseAt, TO_WORKER } from './people.ts'
import { besides } from './raw.ts'
import type { Line, Stage } from './stage.ts'
import { checked, counted } from './validate.ts'

export async function insert(stage: Stage): Promise<Line[]> {
  const { url, city, options, appContext } = stage
  const client = openClient(url, options.connections)
  const check = checked(matters.report)
  const before = await counted(stage)
  let done = 0
  const lines = await measure(stage, 'insert', async (nth, timed) => {
    const { report, resident } = caseAt(city, nth, TO_WORKER)
    check(
      await timed(() =>
        client.call({ procedure: 'matters.report', token: resident, input: report }),
      ),
    )
    done++
  })
  client.close()
  const there = (await counted(stage)) - before
  if (there !== done) throw new Error(`${done} matters were answered for, ${there} are there`)

  const raw = await besides(stage, lines[0]!, nth => {
    const { report, resident } = caseAt(city, nth, TO_WORKER)
    return callerOf(appContext, { token: resident }).matters.report(report)
  })
  return [...lines, ...raw]
}
