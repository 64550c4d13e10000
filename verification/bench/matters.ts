/**
 * Matters by the million. A few stories are really told, through the app’s own procedures with the
 * clock set back; every other matter is the twin of one of them in another community, row for row,
 * under a number and ids of its own.
 */
import type pg from 'pg'
import type { AppContext } from '#modules/ctx.ts'
import type { Caller } from '#app/caller.ts'
import { callerOf } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import { tokensOf } from '#platform/tokens.ts'
import { bulky, eachOf, withoutKeys } from './bulk.ts'
import type { City } from './city.ts'
import { clerkAt, gridOf, homeOf, idOf, residentAt, tokenOf, workerAt, ACCOUNTS } from './city.ts'
import { complaintAt } from './words.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What was done longer ago is no command that the app still remembers. */
const FORGOTTEN_DAYS = 91
const SPAN_DAYS = 700
const AT_ONCE = 8
const REPAIRS = ['repair', 'utility', 'environment', 'hazard']

/** Tells as many stories as one community gets, in the last of them, and copies them to all others. */
export async function loadMatters(
  admin: pg.Pool,
  appContext: AppContext,
  { communities }: City,
  count: number,
): Promise<void> {
  const seed = communities.at(-1)!.code
  const each = Math.ceil(count / communities.length)
  const stories = Array.from({ length: each }, (_, n) => n)
  const telling = stories.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const n of telling) await tell(appContext, seed, n)
    }),
  )
  await admin.query('delete from platform.command where region = $1', [seed])
  await admin.query(PREPARE)
  await cutNumbersOff(admin, seed)

  const others = communities.slice(0, -1).map(({ code }) => code)
  await bulky(admin, async counting => {
    // The figures of today are not about what is loaded: they go on from here.
    await counting.query('begin; select from figures.progress for update')
    await withoutKeys(admin, 'matters.matter_word', () =>
      eachOf(admin, others, (client, code) => copyTo(client, seed, code)),
    )
    await counting.query(
      'update figures.progress set xid = (select max(xid) from platform.event); commit',
    )
  })
}

/** Of ten, six were found on patrol, three reported by a resident and answered, one is still open. */
async function tell(appContext: AppContext, region: number, n: number): Promise<void> {
  const open = n % 20 === 19
  const began =
    Date.now() -
    (open
      ? (n % 17) * 60_000
      : (FORGOTTEN_DAYS + ((n * 7919) % SPAN_DAYS)) * DAY + ((n * 104_729) % 86_400) * 1000)
  const person = residentAt(n % ACCOUNTS)
  const home = homeOf(person)
  const one = { region, id: newId(began) }
  const opening = {
    ...one,
    kind: REPAIRS[n % REPAIRS.length]!,
    text: complaintAt(n).text,
    placeId: idOf('dwelling', region, home),
  }
  const as = (who: number, hours: number): Caller['matters'] => {
    const now = new Date(began + hours * HOUR)
    return callerOf({ ...appContext, clock: () => now }, { token: tokenOf(region, who) }).matters
  }
  const worker = workerAt(gridOf(home))
  if (n % 10 < 6) await as(worker, 0).record({ ...opening, source: 'patrol' })
  else await as(person, 0).report(opening)
  if (open) return
  await as(worker, 3).resolve({ ...one, result: '已到现场处理,请居民确认。' })
  await as(clerkAt(n), 20).verify(one)
  if (n % 10 >= 6)
    await as(person, 30).submitFeedback({
      ...one,
      // A no would take it up anew, and of these only the latest are open.
      solved: true,
      satisfaction: n % 7 > 0 ? 'satisfied' : 'notSatisfied',
    })
}

/** The words of each story without its own number, which no twin shares. */
async function cutNumbersOff(admin: pg.Pool, seed: number): Promise<void> {
  const { rows } = await admin.query<{ id: string; number: string }>(
    'select id, number from matters.matter where region = $1',
    [seed],
  )
  await admin.query(
    `insert into bench.token select t.matter_id, t.token, t.of_name from matters.matter_word t
     join unnest($2::uuid[], $3::text[]) as own (id, tokens) on own.id = t.matter_id
     where t.region = $1 and t.token <> all (own.tokens::text[])`,
    [
      seed,
      rows.map(({ id }) => id),
      rows.map(({ number }) => `{${tokensOf(`${number} ${number.slice(-6)}`).join(',')}}`),
    ],
  )
}

/** The twins of all stories in one community. A number's tail begins with a letter: then it is cut as `date`, `tail`. */
async function copyTo(client: pg.PoolClient, seed: number, region: number): Promise<void> {
  await client.query('begin')
  await client.query(TWINS.replaceAll(':seed', String(seed)).replaceAll(':region', String(region)))
  for (const [table, { own, join }] of Object.entries(COPIES)) {
    const { rows } = await client.query<{ name: string; type: string }>(
      'select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
      [table],
    )
    const values = rows.map(
      ({ name, type }) =>
        own[name] ?? (type === 'uuid' ? `bench.at(t.${name}, ${region})` : `t.${name}`),
    )
    await client.query(
      `insert into ${table} (${rows.map(({ name }) => name).join(', ')})
       select ${values.join(', ').replaceAll(':region', String(region))}
       from twin join ${table} t on t.region = ${seed} and ${join} order by twin.n`,
    )
  }
  await client.query(`
    insert into matters.matter_word (region, token, matter_id, of_name)
    select ${region}, k.token, twin.id, k.of_name from twin join bench.token k on k.id = twin.of
    union all select ${region}, left(number, 6), id, false from twin
    union all select ${region}, lower(right(number, 6)), id, false from twin`)
  await client.query('commit')
}

const PREPARE = `create table bench.token (id uuid, token text, of_name boolean)`

const TWINS = `
  create temporary table twin on commit drop as
  select n, m.id as of, uuidv7(m.received_at - now()) as id, left(m.number, 6) || '-' || (
    select string_agg(substr(letters, place::int + 1, 1), '' order by i) from (
      select 0 as i, 'ABCDEFGHJKMNPQRSTVWXYZ' as letters, n % 22 as place
      union all select i, '0123456789ABCDEFGHJKMNPQRSTVWXYZ', (n * 7919 + :region % 9973 * 31) % 33554432 >> (i - 1) * 5 & 31 from generate_series(1, 5) i) t
    ) as number
  from (select m.*, row_number() over (order by received_at)::int as n from matters.matter m where region = :seed) m;
  analyze twin`

type Copy = { own: Record<string, string>; join: string }
const COPIES: Record<string, Copy> = {
  'matters.matter': {
    own: {
      region: ':region',
      id: 'twin.id',
      number: 'twin.number',
      owner_region: 'case when t.owner_region is not null then :region end',
    },
    join: 't.id = twin.of',
  },
  'matters.matter_step': {
    own: { region: ':region', matter_id: 'twin.id' },
    join: 't.matter_id = twin.of',
  },
  'matters.matter_obligation': {
    own: { region: ':region', matter_id: 'twin.id', id: 'uuidv7()' },
    join: 't.matter_id = twin.of',
  },
  'matters.feedback': {
    own: { region: ':region', matter_id: 'twin.id' },
    join: 't.matter_id = twin.of',
  },
  'platform.event': {
    own: { region: ':region', id: 'uuidv7()', subject_id: 'twin.id', xid: 'pg_current_xact_id()' },
    join: "t.subject = 'matter' and t.subject_id = twin.of",
  },
}
