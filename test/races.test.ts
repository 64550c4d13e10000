/** The same thing again, and the clock that runs out meanwhile: one effect, and a story without gaps. */
import { expect, test } from 'vitest'
import type { Caller } from '#app/caller.ts'
import { escalateAll } from '#test/jobs.ts'
import { newId } from '#platform/ids.ts'
import type { Person } from './make.ts'
import { openTestApp, plantSmall, START } from './make.ts'

const app = await openTestApp('races')
const { land, as, matter } = await plantSmall(app)
const region = land.edge.code

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
/** A person whose every call is the same command. */
const repeating = (person: Person, id = newId()) => as(person, { commandId: () => id }).matters

/** The actions of a story that has no gap: every line begins where the last one ended, and the matter stands where the last ends. */
async function story(one: Parameters<Caller['matters']['get']>[0]): Promise<string[]> {
  const { steps, state, version } = await as('edge.secretary').matters.get(one)
  expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, i) => i + 1))
  expect(steps.map(({ from }) => from)).toEqual([null, ...steps.slice(0, -1).map(({ to }) => to)])
  expect({ to: steps.at(-1)!.to, seq: steps.at(-1)!.seq }).toEqual({ to: state, seq: version })
  return steps.map(({ action }) => action)
}

test('the same command, five times at once and five times after, has one effect and the same answer to the byte', async () => {
  const opening = {
    region,
    id: newId(),
    kind: 'repair',
    text: '电梯异响',
    placeId: land.edge.home1,
  }
  const resident = repeating('edge.resident')
  const worker = repeating('edge.gridWorker')
  const calls = [
    () => resident.report(opening),
    () => worker.note({ region, id: opening.id, text: '已约维保' }),
  ]
  for (const call of calls) {
    const answers = await Promise.all(Array.from({ length: 5 }, call))
    app.clock.advance({ minutes: 7 })
    for (let again = 0; again < 5; again++) answers.push(await call())
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[9]!.reportedAt).toBeInstanceOf(Date)
  }
  expect(await story(opening)).toEqual(['report', 'note'])
})

test('a command id that was used for other content, or by somebody else, is refused', async () => {
  const one = await matter({ by: 'edge.resident' })
  const id = newId()
  await repeating('edge.gridWorker', id).note({ ...one, text: '上午到' })
  await expect(repeating('edge.gridWorker', id).note({ ...one, text: '下午到' })).rejects.toThrow(
    refused('command-reused'),
  )
  await expect(repeating('edge.gridWorker', id).accept(one)).rejects.toThrow(
    refused('command-reused'),
  )
  await expect(repeating('edge.clerk', id).note({ ...one, text: '上午到' })).rejects.toThrow(
    refused('command-reused'),
  )
  await expect(
    repeating('edge.clerk', '-'.repeat(36)).note({ ...one, text: '上午到' }),
  ).rejects.toThrow(refused('command-id-missing'))
  expect(await story(one)).toEqual(['report', 'note'])
})

test('the id of a matter that is there is refused to another command', async () => {
  const one = await matter({ by: 'edge.resident' })
  await expect(matter({ by: 'edge.resident', id: one.id })).rejects.toThrow(refused('already-told'))
  await expect(matter({ by: 'edge.neighbour', id: one.id, text: '另一件事' })).rejects.toThrow(
    refused('already-there'),
  )
  expect(await story(one)).toEqual(['report'])
})

test('a retry gets its remembered answer even where it would now be refused', async () => {
  const one = await matter({ by: 'edge.resident' })
  const worker = repeating('edge.gridWorker')
  await as('edge.gridWorker').matters.accept(one)
  const first = await worker.escalate({ ...one, reason: '网格办不了' })
  await as('edge.clerk').matters.sign(one)
  await expect(
    as('edge.gridWorker').matters.escalate({ ...one, reason: '网格办不了' }),
  ).rejects.toThrow(refused('not-your-part'))
  expect(JSON.stringify(await worker.escalate({ ...one, reason: '网格办不了' }))).toBe(
    JSON.stringify(first),
  )
  expect(await story(one)).toEqual(['report', 'accept', 'escalate', 'sign'])
})

test('whose right was taken away gets no remembered answer', async () => {
  const one = await matter({ by: 'edge.resident' })
  const worker = repeating('edge.gridWorker')
  const note = { ...one, text: '已约维保' }
  const { version } = await worker.note(note)
  const end =
    'update access.posting p set to_on = $1 from access.account a where a.id = p.account_id and a.demo_key = $2'
  await app.admin.query(end, ['2026-01-02', 'edge.gridWorker'])
  await expect(worker.note(note)).rejects.toThrow(refused('role-cannot'))
  await app.admin.query(end, [null, 'edge.gridWorker'])
  expect(await worker.note(note)).toMatchObject({ version })
})

test('people act while the clock runs out, and no story is torn', async () => {
  app.clock.set(START)
  const late = []
  for (let i = 0; i < 20; i++) late.push(await matter({ by: 'edge.resident' }))
  app.clock.set('2026-03-02T18:00:00+08:00')
  const acts = late.map(one => as('edge.gridWorker').matters.accept(one))
  await Promise.all([...acts, escalateAll(app), escalateAll(app)])
  await escalateAll(app)
  for (const one of late) {
    const actions = await story(one)
    expect(actions.filter(action => action === 'accept').length).toBe(1)
    expect(actions.filter(action => action === 'autoEscalate').length).toBeLessThanOrEqual(1)
  }
})
