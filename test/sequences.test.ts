/** Random lives of a matter: whatever anybody tries, the table of rules has said beforehand what comes of it. */
import { expect, test } from 'vitest'
import { asSystem } from '#modules/ctx.ts'
import { seeded } from '#demo/random.ts'
import { latest } from '#methods/index.ts'
import { identify } from '#modules/access/index.ts'
import type { Action } from '#modules/matters/contract.ts'
import { policy } from '#modules/matters/policy.ts'
import { next, TRANSITIONS } from '#modules/matters/rules.ts'
import type { Actor } from '#platform/actor.ts'
import type { Person } from './make.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const LIVES = Number(process.env.LIVES ?? 25)
const TRIES = 30

const app = await openTestApp('sequences')
const town = await plantSmall(app)
const region = CODES.edge
const WHO: readonly Person[] = [
  'edge.resident',
  'edge.neighbour',
  'edge.gridWorker',
  'edge.gridWorker30',
  'edge.clerk',
  'edge.secretary',
  'street.streetOfficer',
]
const ACTIONS = Object.keys(TRANSITIONS).filter(
  (action): action is keyof typeof policy & Action =>
    action in policy && TRANSITIONS[action as Action] !== 'opens',
)
const method = latest('one-home')

test(
  `whatever is tried leads where the rules say, or nowhere (SEED=${seed})`,
  { timeout: 120_000 },
  async () => {
    const random = seeded(seed)
    const actors = new Map<Person, Actor>()
    for (const who of WHO)
      actors.set(
        who,
        await asSystem(app, ctx => identify(ctx.tx, app.app, town.tokenOf(who), app.clock())),
      )
    const postings = [...actors.values()].map(({ postingId }) => postingId!)
    const met = { done: 0, refused: 0 }
    for (let life = 0; life < LIVES; life++) {
      const { id } = await town.matter({ by: 'edge.resident' })
      const told: string[] = []
      for (let tries = 0; tries < TRIES; tries++) {
        const [who, action] = [random.of(WHO), random.of(ACTIONS)]
        const before = await matter(id)
        const kind = method.kinds[before.kind as string]!
        const actor = actors.get(who)!
        const rule = policy[action]
        const may = actor.abilities.has(rule.may) && rule.over(actor, before as never) === true
        const step = next(before as never, { action, kind, now: app.clock() })
        const input = {
          region,
          id,
          reason: '请看',
          text: '约了',
          result: '办好',
          rightChannel: '12345',
          reached: random.chance(0.5),
          ...random.of(VERDICTS),
          placeId: town.land.edge.home11,
          category: null,
          postingId: random.of(postings),
          intoId: id,
        }
        const call = town.as(who).matters[action] as (input: unknown) => Promise<unknown>
        const done = await call(input).then(
          () => true,
          () => false,
        )
        const after = await matter(id)
        told.push(`${who} ${action}: ${before.state} → ${after.state}`)
        const story = told.join('\n')
        if (done) {
          expect(may, story).toBe(true)
          expect(step, story).toHaveProperty('to')
          const leads = [(step as { to: string }).to, ...(ENDS[action] ?? [])]
          expect(leads, story).toContain(after.state)
          // What nobody looked at yet is taken in by the act that hands it out.
          const steps = action === 'dispatch' && before.state === 'reported' ? 2 : 1
          expect(after.version, story).toBe((before.version as number) + steps)
          expect(after.steps, story).toBe((before.steps as number) + steps)
        } else {
          expect(after, story).toEqual(before)
          // Those who may are refused only where the table, or what they named, forbids it.
          if (may && 'to' in step) expect(NAMES_SOMETHING, story).toContain(action)
        }
        met[done ? 'done' : 'refused']++
        if (random.chance(0.1)) app.clock.advance({ hours: random.below(30) })
      }
      await holds(id)
    }
    expect(met.done).toBeGreaterThan(LIVES)
    expect(met.refused).toBeGreaterThan(LIVES)
  },
)

/** What ends a matter by its outcome, besides where the table leads. */
const ENDS: Partial<Record<Action, string[]>> = {
  verify: ['closed'],
  contact: ['closed'],
  submitFeedback: ['reopened', 'merged'],
}
const VERDICTS = [
  { solved: true, satisfaction: 'satisfied' },
  { solved: false, satisfaction: 'notSatisfied' },
]
/** Whose input names somebody or something that need not fit. */
const NAMES_SOMETHING = ['dispatch', 'adjudicate', 'merge', 'escalate', 'setPlace']

type Row = Record<string, unknown>

/** The row as the rules read it, with the length of its story. */
async function matter(id: string): Promise<Row> {
  const { rows } = await app.admin.query<Row>(
    `select *, (select count(*)::int from matters.matter_step s where s.matter_id = m.id) as steps
     from matters.matter m where id = $1`,
    [id],
  )
  return Object.fromEntries(
    Object.entries(rows[0]!).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      key === 'region' ? Number(value) : value,
    ]),
  )
}

/** What must hold after any life: an unbroken story, promises that end with it, and a verdict by the requester alone. */
async function holds(id: string): Promise<void> {
  const { rows } = await app.admin.query<{ broken: string }>(
    `select 'a step is missing' as broken from matters.matter_step where matter_id = $1 having count(*) <> max(seq)
     union all select 'a promise outlives its matter' from matters.matter_obligation o join matters.matter m on m.id = o.matter_id
       where m.id = $1 and m.closed_at is not null and o.ended_at is null
     union all select 'nobody asked judges' from matters.feedback a join matters.matter m on m.id = a.matter_id
       where m.id = $1 and a.person_id is distinct from m.requester_id`,
    [id],
  )
  expect(rows).toEqual([])
}
