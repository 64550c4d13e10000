/** A day in an app during which many phones and citizen ids pass through every door, also those that break. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Random } from '#demo/random.ts'
import { newId } from '#platform/ids.ts'
import { CODES } from '#test/town.ts'
import type { Town } from '#test/town.ts'
import type { RunningServer } from './server.ts'
import { openClient } from './http.ts'

export type Personal = { name: string; phone: string; citizenId: string }

const region = CODES.edge
const HEADER = '姓名,与户主关系,人口类型,现住地址,联系电话,公民身份号码,告知日期'
const FAMILY = '赵钱孙李周吴郑王冯陈'
const GIVEN = '安宁和平康乐明远清秋'
const SIGN_INS = 8
const WAIT_MS = 60_000

export function personalOf(count: number, random: Random): Personal[] {
  const digits = (length: number) => Array.from({ length }, () => random.below(10)).join('')
  const of = (letters: string, i: number) => letters[i % letters.length]!
  return Array.from({ length: count }, (_, i) => ({
    name: of(FAMILY, i) + of(GIVEN, Math.trunc(i / 10)) + of(GIVEN, Math.trunc(i / 100) + i),
    phone: `13${digits(9)}`,
    citizenId: `110101${1950 + random.below(50)}0${1 + random.below(9)}1${random.below(10)}${digits(3)}X`,
  }))
}

/** Brings them in by every way there is; gives how many doors were tried and broke as they should. */
export async function liveThrough(app: RunningServer, town: Town, people: readonly Personal[]) {
  const desk = openClient(app.url, town.tokenOf('edge.secretary'))
  const clerk = openClient(app.url, town.tokenOf('edge.clerk'))
  const admin = new pg.Client({ connectionString: await app.adminUrl() })
  // It is cut off when a test that failed takes the app down.
  admin.on('error', () => undefined)
  await admin.connect()
  const call = async (ask: typeof desk, procedure: string, input: object, status = 200) => {
    const answer = await ask(procedure, input, newId())
    if (answer.status !== status) throw new Error(`${procedure}: ${answer.status}, not ${status}`)
    return answer.body.json as Record<string, unknown>
  }
  const placeId = town.land.edge.home1
  const matter = { region, kind: 'repair', text: '楼道灯不亮', source: 'walkIn', placeId }
  const record = ({ name, phone }: Personal, status: number) =>
    call(
      clerk,
      'matters/record',
      {
        ...matter,
        id: newId(),
        requester: { name, phone },
      },
      status,
    )

  await admin.query(BREAK)
  await record(people[0]!, 500)
  const key = await handIn(app, town, people)
  const { dataset, columns } = (await call(desk, 'imports/preview', key)) as {
    dataset: string
    columns: { index: number; field?: string }[]
  }
  const mapped = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  const mapping = { dataset, columns: mapped, fixed: {}, newPlaces: 'make' }
  await call(desk, 'imports/plan', { ...key, mapping })
  const until = async (state: string) => {
    const end = Date.now() + WAIT_MS
    for (;;) {
      const found = await call(desk, 'imports/get', key)
      if (found.state === state) return
      if (Date.now() > end) throw new Error(`the import is ${String(found.state)}, not ${state}`)
      await sleep(100)
    }
  }
  await until('planned')
  await call(desk, 'imports/run', key)
  await until('stopped')
  await admin.query(MEND)
  await call(desk, 'imports/run', key)
  await until('done')
  await download(app, town, key)
  await record(people[1]!, 200)
  for (const person of people.slice(0, SIGN_INS))
    await meet(app, person, (...given) => call(clerk, ...given))
  for (const client of [desk, clerk]) client.close()
  await admin.end()
}

type Call = (procedure: string, input: object) => Promise<unknown>

/** Somebody is looked for by the number that rings, asked about, and signs in. */
async function meet(app: RunningServer, person: Personal, call: Call) {
  const look = { region, number: person.phone, purpose: '来电' }
  const [found] = (await call('people/lookUp', look)) as { id: string }[]
  for (const field of ['phone', 'citizenId'])
    await call('people/reveal', { region, id: found!.id, field, purpose: '回访' })
  await signIn(app, person)
}

// The database refuses with the row in its mouth.
const BREAK = `
  create function people.broken() returns trigger language plpgsql as
    $$ begin raise exception 'planted' using detail = new::text; end $$;
  create trigger broken before insert on people.person for each row execute function people.broken()`
const MEND = 'drop trigger broken on people.person; drop function people.broken'

/** A dataset whose every tenth row cannot be taken. */
async function handIn({ url }: RunningServer, town: Town, people: readonly Personal[]) {
  const rows = people.map(
    ({ name, phone, citizenId }, i) =>
      `${name},户主,${i % 10 === 9 ? '不明' : '户籍'},和园小区7栋${100 + i}室,${phone},${citizenId},2026-01-05`,
  )
  const answer = await fetch(
    `${url}/imports?region=${region}&name=${encodeURIComponent('台账.csv')}`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${town.tokenOf('edge.secretary')}` },
      body: [HEADER, ...rows].join('\n'),
    },
  )
  if (!answer.ok) throw new Error(`the dataset was not taken: ${answer.status}`)
  return { region, id: ((await answer.json()) as { id: string }).id }
}

async function download({ url }: RunningServer, town: Town, { id }: { id: string }) {
  const headers = { authorization: `Bearer ${town.tokenOf('edge.secretary')}` }
  const answer = await fetch(`${url}/imports/${region}/${id}/failed`, { headers })
  if (!answer.ok) throw new Error(`no failed rows: ${answer.status}`)
  await answer.arrayBuffer()
}

/** By a code that is read where the development sender wrote it down; a wrong one is tried first. */
async function signIn(app: RunningServer, { name, phone }: Personal) {
  const browser = openClient(app.url, null)
  const lastCode = async () => /.*"code":"(\d{6})"/s.exec(await readFile(app.log, 'utf8'))?.[1]
  const before = await lastCode()
  const { body } = await browser('access/sendCode', { phone }, newId())
  const sent = { phone, request: (body.json as { request: string }).request }
  await browser('access/signInByCode', { ...sent, code: '000000' }, newId())
  // A line of the log may come later than the answer.
  let code = await lastCode()
  for (const end = Date.now() + WAIT_MS; code === before && Date.now() < end; await sleep(20))
    code = await lastCode()
  const answer = await browser('access/signInByCode', { ...sent, code }, newId())
  browser.close()
  if (answer.status !== 200) throw new Error(`${name} could not sign in: ${answer.status}`)
}
