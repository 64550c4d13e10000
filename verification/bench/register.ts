/** A page of twenty and the exact count: the register of matters as its clerk sees it, under filters that change. */
import { callerOf } from '#app/caller.ts'
import { matters } from '#modules/matters/contract.ts'
import { clerkAt, tokenOf } from './city.ts'
import { openClient, read } from './client.ts'
import { measure } from './measure.ts'
import { besides } from './raw.ts'
import type { Line, Stage } from './stage.ts'
import { checked } from './validate.ts'

export async function register(stage: Stage): Promise<Line[]> {
  const { url, options, appContext } = stage
  const client = openClient(url, options.connections)
  const check = checked(matters.list)
  const lines = await measure(stage, 'register', async (nth, timed) => {
    const { token, input } = questionAt(stage, nth)
    check(await timed(() => client.call({ procedure: 'matters.list', token, input })))
  })
  const { token, input } = questionAt(stage, 0)
  const { total } = read(await client.call({ procedure: 'matters.list', token, input })) as {
    total: number
  }
  client.close()
  const { rows } = await stage.admin.query<{ count: number }>(
    'select count(*)::int as count from matters.matter where region = $1 and kind = $2 and state = any ($3)',
    [input.region, input.kind, input.states],
  )
  if (rows[0]!.count !== total)
    throw new Error(`${total} matters were listed, ${rows[0]!.count} are there`)

  const raw = await besides(stage, lines[0]!, nth => {
    const asked = questionAt(stage, nth)
    return callerOf(appContext, { token: asked.token }).matters.list(asked.input)
  })
  return [...lines, ...raw]
}

function questionAt({ city }: Pick<Stage, 'city'>, nth: number) {
  const region = city.communities[(nth * 61) % city.communities.length]!.code
  const input = {
    region,
    view: 'all' as const,
    kind: ['repair', 'utility', 'environment', 'hazard'][nth % 4]!,
    states: nth % 3 ? ['closed' as const] : ['closed' as const, 'reported' as const],
    sort: 'receivedAt' as const,
    descending: nth % 2 === 0,
  }
  return { token: tokenOf(region, clerkAt(nth)), input }
}
