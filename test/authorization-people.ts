/** Somebody of each role in each position, and matters to which they stand in each way. */
import type pg from 'pg'
import type { AppContext } from '#modules/ctx.ts'
import { asSystem } from '#modules/ctx.ts'
import { callerOf } from '#app/caller.ts'
import { METHODS } from '#methods/index.ts'
import { createSeedAccount } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { findOrAdd } from '#modules/people/index.ts'
import { addGrid, addPlace, assignGrid, foundRegion } from '#modules/territory/index.ts'
import { newId } from '#platform/ids.ts'
import type { At } from './authorization-roles.ts'
import type { Position, Row } from './authorization-table.ts'
import { HERE, POSITIONS, ROWS, STREET_ABOVE } from './authorization-table.ts'
import { START } from './town.ts'

/** A app, and the superuser of its database. */
type Planted = AppContext & { admin: pg.Pool }
export type Somebody = {
  key: string
  role: string
  position: Position
  token: string
  at: At
  matters: Record<Row, string>
}
/** Each method works in cities of its own. */
const shift = (code: number, method: number) => code + method * 200_000_000

const STATEMENT = {
  subject: '户数',
  amount: 2000,
  unit: 'households',
  nature: 'declared',
  rounding: 'about',
  saidOn: null,
  source: '公示栏',
}
const UPLOADED = {
  name: '居民.xlsx',
  dataset: 'residents',
  state: 'uploaded',
  at: new Date(START),
  byName: '何㐂',
  byRole: 'clerk',
  sheets: JSON.stringify([
    {
      index: 0,
      name: '',
      hidden: false,
      hiddenRows: 0,
      pictures: false,
      dataset: 'residents',
      headerRow: 1,
      headers: ['姓名'],
      score: 1,
    },
  ]),
}

/** One of each role that is its own, in each position, with a matter of each kind. */
export async function plantSomebodies(app: Planted): Promise<Somebody[]> {
  const roles = METHODS.flatMap((method, m) =>
    Object.entries(method.roles).map(([role, definition]) => ({ role, definition, m })),
  )
  const own = roles.filter(
    ({ definition }, i) => roles.findIndex(other => other.definition === definition) === i,
  )
  const lands = new Map<number, Omit<At, 'ownPosting' | 'matter' | 'region'>>()
  for (const m of METHODS.keys()) lands.set(m, await plantLand(app, m))
  const people: Somebody[] = []
  for (const { role, definition, m } of own) {
    for (const position of Object.keys(POSITIONS) as Position[]) {
      const land = lands.get(m)!
      const key = `${position}.${role}.${m}`
      const region = shift(POSITIONS[position].posted, m)
      const person = {
        demoKey: key,
        name: key,
        role,
        region,
        areas: definition.surface === 'field' ? [{ id: land.grid, kind: 'grid' as const }] : [],
      }
      await asSystem(app, async ctx =>
        createSeedAccount(ctx, {
          ...person,
          ...(definition.reach === 'own' && {
            personId: await findOrAdd(ctx, { region: land.here, name: key, phone: null }),
          }),
        }),
      )
      const at = {
        ...land,
        region: shift(position === 'below' ? STREET_ABOVE : HERE, m),
        ownPosting: '',
        matter: '',
      }
      people.push({
        key,
        role,
        position,
        token: '',
        at,
        matters: Object.fromEntries(ROWS.map(row => [row, newId()])) as Record<Row, string>,
      })
    }
  }
  await Promise.all(
    people.map(async somebody => {
      const { token, posting } = await callerOf(app).access.signInAsDemo({ key: somebody.key })
      somebody.token = token
      somebody.at.ownPosting = posting!.id
    }),
  )
  await app.admin.query(
    "update access.posting set to_on = '2026-02-01' from access.account a where a.id = account_id and a.name like 'ended.%'",
  )
  await app.admin.query(
    "update access.account set disabled_at = now() where name like 'disabled.%'",
  )
  await plantMatters(app, people)
  // A door that is closed after five failures answers without deriving a password each time.
  await app.admin.query(
    "insert into platform.attempt (key, since, count) values (sha256('sign-in:locked:inside'), $1, 5)",
    [app.clock()],
  )
  return people
}

async function plantLand(
  app: Planted,
  m: number,
): Promise<Omit<At, 'ownPosting' | 'matter' | 'region'>> {
  const here = shift(HERE, m)
  const ids = {
    here,
    home: newId(),
    household: newId(),
    honour: newId(),
    grid: newId(),
    grid2: newId(),
    statement: newId(),
    file: newId(),
    resident: `own.resident.0`,
  }
  const [person, victim] = await asSystem(app, async ctx => {
    for (const posted of new Set(Object.values(POSITIONS).map(position => position.posted))) {
      await foundRegion(ctx, {
        code: shift(posted, m),
        name: '某地',
        alias: null,
        parent: null,
        methodId: METHODS[m]!.id,
      })
    }
    await addPlace(ctx, {
      region: here,
      id: ids.home,
      kind: 'building',
      name: '1栋',
      parentId: null,
    })
    await addGrid(ctx, { region: here, id: ids.grid, name: '第3网格', parentId: null })
    await addGrid(ctx, {
      region: here,
      id: ids.grid2,
      name: '第30网格',
      parentId: null,
    })
    await assignGrid(ctx, {
      region: here,
      placeIds: [ids.home],
      gridId: ids.grid,
      from: '2026-01-01',
    })
    await createSeedAccount(ctx, {
      demoKey: `victim.${m}`,
      name: '何㐂',
      region: here,
      role: 'clerk',
    })
    const { id } = await ctx.tx
      .selectFrom('access.posting')
      .select('id')
      .where('region', '=', here)
      .executeTakeFirstOrThrow()
    await ctx.tx
      .insertInto('territory.statement')
      .values({ ...STATEMENT, region: here, id: ids.statement })
      .execute()
    await ctx.tx
      .insertInto('imports.import')
      .values({
        ...UPLOADED,
        region: here,
        id: ids.file,
        sampleCipher: ctx.app.vault.seal('[]', `import-sample:${ids.file}`),
        accountId: id,
        postingId: id,
      })
      .execute()
    const personId = await findOrAdd(ctx, { region: here, name: '林小满', phone: '13512345678' })
    await moveIn(ctx, { region: here, personId, placeId: ids.home, householdId: ids.household })
    const honour = { region: here, id: ids.honour, kind: 'milestone', title: '建成', year: 2017 }
    await ctx.tx.insertInto('publications.honour').values(honour).execute()
    return [personId, id]
  })
  return { ...ids, person, victim }
}

/** A person is seen where they live: this one in the grid of whoever has one. */
async function moveIn(
  { tx }: Ctx,
  {
    region,
    personId,
    placeId,
    householdId,
  }: Record<'personId' | 'placeId' | 'householdId', string> & { region: number },
): Promise<void> {
  await tx.insertInto('people.household').values({ region, id: householdId, placeId }).execute()
  const living = { region, id: newId(), personId, householdId, kind: 'usual', fromOn: '2026-01-01' }
  await tx.insertInto('people.residency').values(living).execute()
}

/** Written straight into the table: how one stands to a matter is what is judged, not how it came to that. */
async function plantMatters(app: Planted, people: Somebody[]): Promise<void> {
  const { rows: postings } = await app.admin.query<{
    id: string
    account_id: string
    person_id: string | null
  }>('select id, account_id, person_id from access.posting')
  const matters = people.flatMap(({ at, matters: ids }) => {
    const { account_id, person_id } = postings.find(posting => posting.id === at.ownPosting)!
    const ours = { grid_id: at.grid, escalated: true }
    const theirs = { grid_id: at.grid2, escalated: false }
    const facts: Record<Row, object> = {
      near: { ...ours, escalated: false },
      far: theirs,
      handedUp: { ...theirs, escalated: true },
      owned: { ...theirs, escalated: true, owner_posting_id: at.ownPosting },
      asked: { ...theirs, escalated: true, next_posting_id: at.ownPosting },
      sent: { ...ours, sent_by: account_id },
      handled: { ...ours, handled_by: account_id },
      recorded: { ...theirs, recorded_by: account_id },
      aboutThem: {
        ...ours,
        owner_posting_id: at.ownPosting,
        about: 'x',
        about_account_ids: [account_id],
      },
      requested: { ...theirs, requester_id: person_id },
    }
    return ROWS.map(row => ({
      sent_by: null,
      about_account_ids: [],
      ...facts[row],
      region: at.here,
      id: ids[row],
    }))
  })
  const client = await app.admin.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `
    insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level,
      grid_id, escalated, owner_posting_id, next_posting_id, sent_by, handled_by, recorded_by, about, about_account_ids, requester_id)
    select r.region, r.id, r.id::text, g.method_id, 1, 'hazard', 'handling', 1, 'web', $2, $2, 'x', 0, r.grid_id, r.escalated, r.owner_posting_id, r.next_posting_id, r.sent_by, r.handled_by, r.recorded_by, r.about, r.about_account_ids, r.requester_id
    from jsonb_populate_recordset(null::matters.matter, $1::jsonb) r join territory.region g on g.code = r.region`,
    [JSON.stringify(matters), app.clock()],
  )
  client.release(true)
}
