/**
 * The residents' register of the large community, a page of twenty and the exact count: all above an
 * age, which is 6,000 of 300,000, and the same narrowed by two more filters that are drawn each time.
 */
import { callerOf } from '#app/caller.ts'
import { seeded } from '#demo/random.ts'
import { people } from '#modules/people/contract.ts'
import { clerkAt, tokenOf } from './city.ts'
import { openClient, read } from './client.ts'
import { measure } from './measure.ts'
import { besides } from './raw.ts'
import type { Line, Stage } from './stage.ts'
import { checked } from './validate.ts'

const AGE = 64

export async function list(stage: Stage): Promise<Line[]> {
  return [
    ...(await asked(stage, 'list', plainly)),
    ...(await asked(stage, 'list_narrowed', narrowed)),
  ]
}

type Asked = Parameters<ReturnType<typeof callerOf>['people']['list']>[0]

async function asked(
  stage: Stage,
  name: string,
  questionAt: (region: number, nth: number) => Asked,
): Promise<Line[]> {
  const region = stage.city.communities[0]!.code
  const client = openClient(stage.url, stage.options.connections)
  const callOf = (nth: number) => ({
    procedure: 'people.list',
    token: tokenOf(region, clerkAt(nth)),
    input: questionAt(region, nth),
  })
  const check = checked(people.list)
  const lines = await measure(stage, name, async (nth, timed) =>
    check(await timed(() => client.call(callOf(nth)))),
  )
  await verify(stage, read(await client.call(callOf(0))), callOf(0).input)
  client.close()
  const raw = await besides(stage, lines[0]!, nth => {
    const { token, input } = callOf(nth)
    return callerOf(stage.appContext, { token }).people.list(input)
  })
  return [...lines, ...raw]
}

function plainly(region: number, nth: number): Asked {
  const random = seeded(nth)
  return {
    region,
    ageFrom: AGE,
    sort: random.of(['name', 'birthOn', 'address']),
    descending: random.chance(0.5),
    offset: random.below(5) * 20,
  }
}

function narrowed(region: number, nth: number): Asked {
  const random = seeded(nth + 7)
  const more: Partial<Asked>[] = [
    { sex: random.of(['male', 'female']) },
    { kind: random.of(['registered', 'floating', 'usual']) },
    { relation: random.of(['head', 'spouse', 'child']) },
  ]
  more.splice(random.below(more.length), 1)
  return Object.assign(plainly(region, nth), ...more)
}

/** Counts from the records themselves what the register has answered. */
async function verify(
  { admin }: Stage,
  answer: unknown,
  { region, sex, kind, relation }: Asked,
): Promise<void> {
  const { total } = answer as { total: number }
  const { rows } = await admin.query<{ count: number }>(
    `select count(*)::int as count from people.residency r join people.person p on p.region = r.region and p.id = r.person_id
     where r.region = $1 and r.to_on is null and p.birth_on <= (now() at time zone 'Asia/Shanghai')::date - make_interval(years => $2)
       and ($3::text is null or p.sex = $3) and ($4::text is null or r.kind = $4) and ($5::text is null or r.relation = $5)`,
    [region, AGE, sex, kind, relation],
  )
  if (rows[0]!.count !== total || total === 0)
    throw new Error(`${total} residents were listed, ${rows[0]!.count} are there`)
}
