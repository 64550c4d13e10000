/** Whoever a complaint is about neither sees nor handles it, wherever it could be met. */
import { expect, test } from 'vitest'
import { acting } from '#app/caller.ts'
import { newId } from '#platform/ids.ts'
import type { Person } from '#test/make.ts'
import { openTestApp, plantSmall } from '#test/make.ts'
import { photoVisible } from './story.ts'

const app = await openTestApp('complaint')
const { land, as, matter, tokenOf } = await plantSmall(app)
const { code: region, home1 } = land.edge

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const postingOf = async (person: Person) => (await as(person).access.me({})).posting!.id
const against = async (...people: Person[]) => ({
  by: 'edge.resident' as const,
  kind: 'complaint',
  text: '态度恶劣，推了三次',
  about: { postingIds: await Promise.all(people.map(postingOf)), words: null },
})

test('a resident names those who serve the address, and no resident is offered', async () => {
  const offered = await as('edge.resident').matters.answerable({ region, placeId: home1 })
  const roles = new Set(offered.map(({ role }) => role))
  expect(roles).toContain('gridWorker')
  expect(roles).toContain('clerk')
  expect(roles).not.toContain('resident')
  expect(offered.filter(({ role }) => role === 'gridWorker')).toHaveLength(1)
})

test('whom it is about finds it in no list, count, search, export or dossier, and acts on it nowhere', async () => {
  const one = await matter(await against('edge.clerk'))
  const clerk = as('edge.clerk').matters
  const all = { region, view: 'all' } as const
  const before = await as('edge.secretary').matters.list(all)
  expect(before.rows.map(({ id }) => id)).toContain(one.id)
  const own = await clerk.list(all)
  expect(own.rows.map(({ id }) => id)).not.toContain(one.id)
  expect(own.total).toBe(before.total - 1)
  expect((await clerk.list({ ...all, words: one.number })).total).toBe(0)
  expect((await clerk.list({ ...all, words: '态度恶劣' })).total).toBe(0)
  const taken = await clerk.export({ ...all, medium: 'file', most: 100, purpose: '核对' })
  expect(taken.rows.map(({ id }) => id)).not.toContain(one.id)
  await expect(clerk.get(one)).rejects.toThrow(refused('not-found'))
  const postingId = await postingOf('edge.gridWorker')
  const acts = [
    clerk.refuse({ ...one, reason: '与我无关', rightChannel: '12345' }),
    clerk.accept(one),
    clerk.note({ ...one, text: '看看' }),
    clerk.dispatch({ ...one, postingId }),
    clerk.classify({ ...one, category: null, kind: 'repair' }),
  ]
  await Promise.all(acts.map(act => expect(act).rejects.toThrow(refused('not-found'))))
  const { able, refused: no } = await clerk.preflight({ region, ids: [one.id], act: 'accept' })
  expect({ able, no }).toEqual({ able: [], no: [] })
})

test('a photo with it is shown to whoever sees it, and to nobody it is about', async () => {
  const one = await matter(await against('edge.clerk'))
  const fileId = newId()
  await app.admin.query(
    `insert into platform.file (region, id, sha256, type, bytes, account_id, at)
     values ($1, $2, sha256('x'), 'image/jpeg', 1, $2, now())`,
    [region, fileId],
  )
  await app.admin.query(
    'insert into matters.matter_attachment (region, matter_id, file_id, slot) values ($1, $2, $3, 0)',
    [region, one.id, fileId],
  )
  const sees = (person: Person) =>
    acting(app, tokenOf(person), ctx => photoVisible(ctx, region, fileId))
  expect([await sees('edge.secretary'), await sees('edge.clerk')]).toEqual([true, false])
})

test('it goes to somebody else of the escalationPath, and above the community where nobody is left', async () => {
  const one = await matter(await against('edge.clerk'))
  expect(one).toMatchObject({ ownerRole: 'streetOfficer' })
  expect(await as('street.streetOfficer').matters.accept(one)).toMatchObject({ state: 'accepted' })
  expect(await matter(await against('edge.gridWorker'))).toMatchObject({ ownerRole: 'clerk' })
})

test('nobody hands it to those it is about, and they are not offered', async () => {
  const one = await matter(await against('edge.gridWorker'))
  const clerk = as('edge.clerk').matters
  await clerk.accept(one)
  const worker = await postingOf('edge.gridWorker')
  await expect(clerk.dispatch({ ...one, postingId: worker })).rejects.toThrow(refused('about-them'))
  const offered = await clerk.candidates({ region, ids: [one.id] })
  expect(offered.map(({ postingId }) => postingId)).not.toContain(worker)
  expect(offered.length).toBeGreaterThan(0)
})

test('meant in words alone it may be anybody near: the grid neither sees nor handles it', async () => {
  const one = await matter({
    by: 'edge.resident',
    kind: 'complaint',
    text: '来的那位小伙子骂人',
    about: { postingIds: [], words: '穿红马甲的小伙子' },
  })
  expect(one).toMatchObject({ ownerRole: 'clerk', gridName: '第3网格' })
  await expect(as('edge.gridWorker').matters.get(one)).rejects.toThrow(refused('not-found'))
  expect((await as('edge.clerk').matters.get(one)).about).toBe('穿红马甲的小伙子')
  await expect(
    as('edge.clerk').matters.dispatch({ ...one, postingId: await postingOf('edge.gridWorker') }),
  ).rejects.toThrow(refused('about-them'))
  // A complaint that says nobody is held to be one of these.
  const bare = await matter({ by: 'edge.resident', kind: 'complaint' })
  await expect(as('edge.gridWorker').matters.get(bare)).rejects.toThrow(refused('not-found'))
})

test('what turns out to be a complaint leaves the hands of the grid', async () => {
  const one = await matter({ by: 'edge.resident', text: '网格员收钱不开票' })
  expect(one.ownerRole).toBe('gridWorker')
  await as('edge.clerk').matters.classify({ ...one, category: null, kind: 'complaint' })
  expect(await as('edge.clerk').matters.get(one)).toMatchObject({ ownerRole: 'clerk' })
  await expect(as('edge.gridWorker').matters.get(one)).rejects.toThrow(refused('not-found'))
})

test('it is not joined to what they hold, nor closed on the spot, and names only who serves', async () => {
  const lead = await matter({ by: 'edge.resident' })
  const one = await matter(await against('edge.gridWorker'))
  await expect(as('edge.clerk').matters.merge({ ...one, intoId: lead.id })).rejects.toThrow(
    refused('cannot-lead'),
  )
  await expect(
    matter({ by: 'edge.gridWorker', kind: 'complaint', handled: '已解释' }),
  ).rejects.toThrow(refused('complaint-is-not-trivial'))
  const nobody = { postingIds: [lead.id], words: null }
  await expect(matter({ by: 'edge.resident', kind: 'complaint', about: nobody })).rejects.toThrow(
    refused('nobody-to-complain-about'),
  )
})
