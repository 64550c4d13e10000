import { expect, test } from 'vitest'
import { openFront } from '#test/http.ts'
import { openTestApp } from '#test/make.ts'
import { CODES, plantSmall } from '#test/town.ts'

const app = await openTestApp('honours')
const { as } = await plantSmall(app)
const { ask } = await openFront(app)
const region = CODES.edge
const refused = (reason: string) =>
  expect.objectContaining({ data: expect.objectContaining({ reason }) })
const clerk = as('edge.clerk').publications
const entry = (more: object) => ({ region, id: crypto.randomUUID(), title: '优秀案例', ...more })
const honour = (more: object) =>
  entry({ kind: 'honour', level: 'national', issuer: '案例评选组', year: 2019, ...more })

test('honours stand by year and level, and what nobody dated stands last', async () => {
  await clerk.addHonour(honour({ title: '组织工作创新一等奖', level: 'city' }) as never)
  await clerk.addHonour(honour({ title: '组织工作创新三等奖', level: 'province' }) as never)
  await clerk.addHonour(honour({}) as never)
  await clerk.addHonour(honour({ title: '文明社区', year: null }) as never)
  await clerk.addHonour(entry({ kind: 'milestone', title: '社区成立', year: 2017 }) as never)
  const rows = await as('edge.resident').publications.honours({ region })
  expect(rows.map(({ year, level }) => [year, level])).toEqual([
    [2019, 'national'],
    [2019, 'province'],
    [2019, 'city'],
    [2017, null],
    [null, 'national'],
  ])
})

test('a status may be a bad one, and was shaken off on a day', async () => {
  const poor = entry({
    kind: 'status',
    good: false,
    title: '后进社区',
    year: 2015,
    fromOn: '2015-03-01',
    toOn: '2017-01-01',
  })
  expect(await clerk.addHonour(poor as never)).toMatchObject({ good: false, toOn: '2017-01-01' })
  const wrong: [object, string][] = [
    [honour({ good: false, title: 'a' }), 'an-honour-is-good'],
    [honour({ level: null, title: 'b' }), 'honour-of-whom'],
    [honour({ fromOn: '2018-01-01', title: 'c' }), 'not-in-its-year'],
    [honour({ fromOn: '2019-05-01', toOn: '2019-05-01', title: 'd' }), 'not-before-its-beginning'],
  ]
  for (const [input, reason] of wrong)
    await expect(clerk.addHonour(input as never), reason).rejects.toThrow(refused(reason))
  await expect(clerk.addHonour(honour({ id: crypto.randomUUID() }) as never)).rejects.toThrow(
    expect.objectContaining({ data: { reason: 'already-there', field: 'title' } }),
  )
})

test('it is corrected by whoever saw it as it stands, removed, and brought back', async () => {
  const one = await clerk.addHonour(honour({ title: '示范点' }) as never)
  const { photo: _, ...known } = one
  const changed = await clerk.changeHonour({ ...known, title: '党建示范点' })
  expect(changed).toMatchObject({ title: '党建示范点', version: 2 })
  await expect(clerk.changeHonour({ ...known, title: '又一个' })).rejects.toThrow(
    refused('changed-meanwhile'),
  )
  const titles = async () => (await clerk.honours({ region })).map(({ title }) => title)
  await clerk.removeHonour({ region, id: one.id })
  expect(await titles()).not.toContain('党建示范点')
  await clerk.restoreHonour({ region, id: one.id })
  expect(await titles()).toContain('党建示范点')
})

test('the timeline opens without an account and without JavaScript, in both languages', async () => {
  const page = await ask(`/honours?region=${region}`)
  const text = await page.text()
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(text).toContain('<html lang="zh-CN"')
  expect(text.indexOf('2019')).toBeLessThan(text.indexOf('2017'))
  expect(text).toContain('后进称号')
  expect(text).not.toContain('<script')
  expect(await (await ask(`/honours?region=${region}&lang=en`)).text()).toContain('Poor status')
  expect((await ask('/honours?region=999999999998')).status).toBe(404)
  expect(await (await ask('/honours')).text()).toContain(`/honours?region=${region}`)
})

test('a text that would run is shown as it stands', async () => {
  await clerk.addHonour(
    honour({ title: '<script>alert(1)</script>', note: '"><img src=x onerror=alert(1)>' }) as never,
  )
  app.clock.advance({ minutes: 2 })
  const text = await (await ask(`/honours?region=${region}`)).text()
  expect(text).toContain('&lt;script&gt;')
  expect(text).not.toContain('<script>')
  expect(text).not.toContain('<img src=x')
})
