/** What nobody looked at is missed by nobody: ten thousand promises run out at once. */
import { expect, test } from 'vitest'
import { escalateAll } from '#test/jobs.ts'
import { openTestApp, plantSmall } from './make.ts'

const MATTERS = 10_000
const UNASSIGNED = 500

const app = await openTestApp('escalation')
await plantSmall(app)
await plantOverdue()

const numberOf = async (from: string) =>
  Number((await app.admin.query(`select count(*) as n from ${from}`)).rows[0].n)

test('ten thousand overdue matters, five hundred of them unassigned, are all told to the level above, oldest first', async () => {
  const began = performance.now()
  expect(await escalateAll(app)).toBe(MATTERS)
  const seconds = (performance.now() - began) / 1000

  expect(
    await numberOf(
      "matters.matter_obligation where state = 'running' and due_at < '2026-03-02' and escalated_at is null",
    ),
  ).toBe(0)
  expect(await numberOf("matters.matter where supervised_by = 'clerk' and version = 2")).toBe(
    MATTERS,
  )
  expect(
    await numberOf("matters.matter where owner_posting_id is null and supervised_by = 'clerk'"),
  ).toBe(UNASSIGNED)
  expect(
    await numberOf(
      "(select matter_id from matters.matter_step where action = 'autoEscalate' group by matter_id having count(*) = 1) once",
    ),
  ).toBe(MATTERS)
  expect(await numberOf("platform.event where what = 'autoEscalate'")).toBe(MATTERS)
  // Rows lie in the order in which they were written.
  const { rows } = await app.admin.query(`
    select o.due_at as due from matters.matter_step s join matters.matter_obligation o on o.region = s.region and o.matter_id = s.matter_id and o.what = 'accept'
    where s.action = 'autoEscalate' order by s.ctid`)
  const dues = rows.map(({ due }) => due.getTime())
  expect(dues).toEqual(dues.toSorted((a, b) => a - b))
  expect(new Set(dues).size).toBe(MATTERS)
  expect(seconds).toBeLessThan(60)
}, 90_000)

test('a second run finds nothing left to tell', async () => {
  const before = await numberOf('matters.matter_step')
  expect(await escalateAll(app)).toBe(0)
  expect(await numberOf('matters.matter_step')).toBe(before)
})

test('two runs at once miss nothing and tell nothing twice', async () => {
  app.clock.set('2026-03-04T09:00:00+08:00')
  const due = await numberOf(
    "matters.matter_obligation where state = 'running' and escalated_at is null and due_at < '2026-03-04T01:00:00Z'",
  )
  expect(due).toBe(MATTERS)
  const [one, other] = await Promise.all([escalateAll(app), escalateAll(app)])
  expect(one + other).toBe(due)
  expect(
    await numberOf(
      "matters.matter_step where action = 'autoEscalate' and to_role = 'streetOfficer'",
    ),
  ).toBe(MATTERS)
  expect(
    await numberOf(
      "matters.matter where escalated and supervised_by = 'streetOfficer' and version = 3",
    ),
  ).toBe(MATTERS)
  expect(
    await numberOf("matters.matter_obligation where what = 'supervise' and ended_at is null"),
  ).toBe(MATTERS)
}, 90_000)

/** As they would lie there after a week in which nobody looked: each promise to accept ran out at a moment of its own. */
async function plantOverdue(): Promise<void> {
  await app.admin.query(`
    insert into territory.region (code, name, parent, method_id)
    select 990101003000 + i, 'crowd ' || i, 990101003000, 'one-home' from generate_series(1, 40) i;
    insert into matters.matter (region, id, number, method_id, method_version, kind, state, version, source, reported_at, received_at, text, escalation_level, due_at, owner_posting_id, owner_name)
    select 990101003001 + i % 40, uuidv7(), 'n' || i, 'one-home', 1, 'repair', 'reported', 1, 'web', '2026-02-20', '2026-02-20', '路灯不亮', 0,
      timestamptz '2026-03-01' - make_interval(secs => (i * 7919) % ${MATTERS}),
      case when i % ${MATTERS / UNASSIGNED} <> 0 then uuidv7() end, case when i % ${MATTERS / UNASSIGNED} <> 0 then '周明远' end
    from generate_series(1, ${MATTERS}) i;
    insert into matters.matter_obligation (region, id, matter_id, what, clock, amount, started_at, due_at, provisional, state)
    select region, uuidv7(), id, what, 'workHour', 4, received_at, case what when 'accept' then due_at else '2026-03-20' end, false, 'running'
    from matters.matter, unnest(array['accept', 'handle']) what;
    insert into matters.matter_step (region, matter_id, seq, at, action, to_state) select region, id, 1, received_at, 'report', 'reported' from matters.matter;
    analyze`)
}
