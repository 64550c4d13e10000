/** The slip: whoever holds it speaks for the requester, and staff who printed it do not. */
import { expect, test } from 'vitest'
import { callerOf } from '#app/caller.ts'
import { makeFront } from '#app/http.ts'
import { ALONE } from '#test/http.ts'
import { openTestApp, plantSmall } from '#test/make.ts'

const app = await openTestApp('slip')
const { land, as, matter, tokenOf } = await plantSmall(app)
const { code: region } = land.edge
const front = makeFront({ ...app, ...ALONE })

const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const yes = { solved: true, satisfaction: 'verySatisfied' } as const

/** What a clerk wrote down for somebody, handled it and sent to be judged. */
async function handledByClerk() {
  const requester = { name: '尉迟长风', phone: null }
  const one = await matter({ by: 'edge.clerk', requester })
  await as('edge.clerk').matters.resolve({ ...one, result: '办好了' })
  await as('edge.secretary').matters.verify(one)
  return one
}

test('the clerk who handled it cannot answer with the slip, signed in as anything', async () => {
  const one = await handledByClerk()
  const slip = { region, ...(await as('edge.clerk').matters.receipt(one)) }
  for (const person of ['edge.clerk', 'edge.secretary', 'edge.steward'] as const) {
    const { submitFeedbackByCode, reopenByCode } = as(person).matters
    await expect(submitFeedbackByCode({ ...slip, ...yes })).rejects.toThrow(
      refused('slip-not-for-staff'),
    )
    await expect(reopenByCode({ ...slip, reason: '重办' })).rejects.toThrow(
      refused('slip-not-for-staff'),
    )
  }
  const verdict = await callerOf(app).matters.submitFeedbackByCode({ ...slip, ...yes })
  expect(verdict).toMatchObject({ state: 'closed' })
})

test('nor from the browser in which it was printed, after signing out', async () => {
  const one = await handledByClerk()
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    front.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const printed = await post(
    `/api/regions/${region}/matters/${one.id}/receipt`,
    {},
    { cookie: `linli=${tokenOf('edge.clerk')}` },
  )
  const slip = { region, ...((await printed.json()) as { number: string; code: string }) }
  const mark = printed.headers.getSetCookie().find(cookie => cookie.startsWith('linli-staff='))!
  const cookie = mark.split(';')[0]!
  expect(mark).toContain('HttpOnly')
  const answered = await post('/api/track/feedback', { ...slip, ...yes }, { cookie })
  expect(await answered.json()).toMatchObject({ data: { reason: 'slip-not-for-staff' } })
  expect((await post('/api/track', slip, { cookie })).status).toBe(200)
  expect((await post('/api/track/feedback', { ...slip, ...yes })).status).toBe(200)
})

test('a code is shown to staff once: a second slip voids the first, and both stand in the story', async () => {
  const one = await handledByClerk()
  const first = await as('edge.clerk').matters.receipt(one)
  const second = await as('edge.clerk').matters.receipt(one)
  expect(second.code).not.toBe(first.code)
  const { track } = callerOf(app).matters
  await expect(track({ region, ...first })).rejects.toThrow(refused('no-such-slip'))
  expect(await track({ region, ...second })).toMatchObject({ id: one.id })
  const { steps } = await as('edge.secretary').matters.get(one)
  expect(steps.filter(({ action }) => action === 'printSlip')).toHaveLength(2)
})

test('the requester sees the code that holds, as often as they look', async () => {
  const one = await matter({ by: 'edge.resident' })
  const { receipt } = as('edge.resident').matters
  expect(await receipt(one)).toEqual(await receipt(one))
})

test('a no by slip takes the matter up anew', async () => {
  const one = await handledByClerk()
  const slip = { region, ...(await as('edge.clerk').matters.receipt(one)) }
  const no = { ...slip, solved: false, reason: '根本没人来' }
  expect(await callerOf(app).matters.submitFeedbackByCode(no)).toMatchObject({ state: 'reopened' })
})
