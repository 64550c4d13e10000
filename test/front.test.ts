/** The app’s front over real HTTP: what a browser, a program and a stranger are told. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { contract } from '#app/modules.ts'
import { openDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { bearer as bearerOf, JSON_BODY, openFront } from './http.ts'
import type { Person } from './make.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('front')
const town = await plantSmall(app)
const webFolder = await mkdtemp(join(tmpdir(), 'linli-web-'))
await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Linli</title>')
await mkdir(join(webFolder, 'assets'))
const SCRIPT = 'export {}'
const script = join(webFolder, 'assets', 'main-1a2b.js')
await writeFile(script, SCRIPT)
await writeFile(`${script}.br`, brotliCompressSync(SCRIPT))
await writeFile(`${script}.gz`, gzipSync(SCRIPT))
afterAll(() => rm(webFolder, { recursive: true }))

const { url, ask, rpc, stream } = await openFront(app, { webFolder })
const bearer = (who: Person) => bearerOf(town, who)
const told = async (response: Response) =>
  ((await response.json()) as { json: { code: string; message: string; data: any } }).json

const HEADERS = {
  'content-security-policy': expect.stringMatching(
    /default-src 'self'; script-src 'self';.*object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'/,
  ),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('microphone=()'),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
}

test('every answer carries the headers that protect it, and none tells what it was made with', async () => {
  const answers = {
    200: [
      ask('/'),
      ask('/assets/main-1a2b.js'),
      ask('/health'),
      ask('/ready'),
      ask('/api/regions'),
      ask('/api/openapi.json'),
      rpc('territory/regions', {}),
    ],
    401: [rpc('access/me', {}), ask('/api/me')],
    403: [
      rpc('access/signOut', {}, { origin: 'https://evil.example' }),
      rpc('access/setUp', {}, { origin: 'null' }),
    ],
    404: [
      ask('/nothing'),
      ask('/rpc/nothing'),
      ask('/api/nothing'),
      ask('/files/1/2', { headers: bearer('edge.clerk') }),
      ask('/assets/none.js'),
    ],
    413: [rpc('access/signIn', { login: 'x'.repeat(1_100_000) })],
  }
  for (const [status, all] of Object.entries(answers)) {
    for (const answer of await Promise.all(all)) {
      const headers = Object.fromEntries(answer.headers)
      expect(answer.status, answer.url).toBe(Number(status))
      expect(headers, answer.url).toMatchObject(HEADERS)
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/)
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-powered-by']))
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['server']))
    }
  }
})

test('a part of a page travels packed as the browser understands it, and is asked for once', async () => {
  for (const [accepted, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const answer = await ask('/assets/main-1a2b.js', { headers: { 'accept-encoding': accepted } })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('content-type')).toMatch(/javascript/)
    expect(answer.headers.get('cache-control')).toMatch(/max-age=31536000, immutable/)
    expect(await answer.text()).toBe(SCRIPT)
  }
})

test('a page is asked for anew each time, and not sent again while it is the same', async () => {
  const first = await ask('/')
  expect(first.headers.get('cache-control')).toBe('no-cache')
  const again = (tag: string) => ask('/', { headers: { 'if-none-match': tag } })
  const same = await again(first.headers.get('etag')!)
  expect([same.status, await same.text()]).toEqual([304, ''])
  expect((await again('"another"')).status).toBe(200)
})

test.each([
  'https://evil.example',
  'null',
  'not an address',
  'file://',
  `${url}.evil.example`,
  url.replace('127.0.0.1', 'localhost'),
])('a write from %s is refused in every form', async origin => {
  const forms = [
    { headers: JSON_BODY, body: '{"json":{}}' },
    { headers: { 'content-type': 'text/plain' }, body: '{"json":{}}' },
    {
      headers: {},
      body: (() => {
        const form = new FormData()
        form.set('data', '{"json":{}}')
        return form
      })(),
    },
  ]
  const me = bearer('edge.neighbour')
  for (const path of ['/rpc/access/signOut', '/api/sign-out', `/files?region=${CODES.edge}`]) {
    for (const { headers, body } of forms) {
      const answer = await ask(path, {
        method: 'POST',
        headers: { ...headers, ...me, origin } as Record<string, string>,
        body,
      })
      expect(
        [answer.status, ((await answer.json()) as { data: { reason: string } }).data.reason],
        path,
      ).toEqual([403, 'foreign-origin'])
    }
  }
  expect((await rpc('access/me', {}, me)).status).toBe(200)
})

test('a write without an origin is a program or one’s own page; another site is named by the browser', async () => {
  const me = bearer('edge.neighbour')
  expect((await rpc('access/me', {}, { ...me, origin: url })).status).toBe(200)
  expect((await rpc('access/me', {}, { ...me, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  for (const site of ['cross-site', 'same-site'])
    expect((await rpc('access/me', {}, { ...me, 'sec-fetch-site': site })).status).toBe(403)
  // A link or a picture is a GET, and changes nothing.
  for (const path of ['/rpc/access/signOut', '/rpc/access/signOut?data=%7B%7D', '/api/sign-out'])
    expect((await ask(path, { headers: me })).status).toBeGreaterThanOrEqual(404)
  expect((await rpc('access/me', {}, me)).status).toBe(200)
})

test('a body that is larger than its call can be is not read to its end', async () => {
  for (const path of ['/rpc/access/signIn', '/api/sign-in']) {
    const answer = await stream(path, { headers: JSON_BODY, total: 64 * 1024 * 1024 })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('larger than this takes')
    expect(answer.bytes).toBeLessThan(8 * 1024 * 1024)
  }
  expect((await rpc('access/signIn', { login: 'nobody', password: 'x'.repeat(150) })).status).toBe(
    403,
  )
})

test('the OpenAPI document holds every procedure under its own address', async () => {
  const document = (await (await ask('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string }>>
  }
  expect(document.openapi).toMatch(/^3\./)
  const documented = Object.values(document.paths).flatMap(methods =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  const procedures = Object.entries(contract).flatMap(([module, all]) =>
    Object.keys(all).map(name => `${module}.${name}`),
  )
  expect(procedures.length).toBeGreaterThan(50)
  expect(documented.toSorted()).toEqual(procedures.toSorted())
})

test('half a letter, which no text may hold, is made whole at the door', async () => {
  const input = {
    region: CODES.edge,
    id: newId(),
    kind: 'repair',
    text: '灯\ud800坏了',
    placeId: null,
  }
  const told = await rpc('matters/report', input, bearer('edge.resident'))
  expect(told.status).toBe(200)
  expect((await told.json()).json.text).toBe('灯\ufffd坏了')
})

test('what is wrong with an input is told for its field, in both languages', async () => {
  const input = { region: CODES.edge, id: newId(), kind: 'repair', text: '  ', placeId: 'home' }
  const answers = [
    await told(await rpc('matters/report', input, bearer('edge.resident'))),
    (await (
      await ask(`/api/regions/${CODES.edge}/matters`, {
        method: 'POST',
        headers: { ...JSON_BODY, ...bearer('edge.resident') },
        body: JSON.stringify(input),
      })
    ).json()) as Awaited<ReturnType<typeof told>>,
  ]
  for (const { code, message, data } of answers) {
    expect(code).toBe('BAD_REQUEST')
    expect(message).toMatch(/^text: .*\p{Script=Han}.* \/ .*[a-z]{3}/u)
    expect(data.issues.map((issue: { path: string }) => issue.path)).toEqual(['text', 'placeId'])
    for (const issue of data.issues) {
      expect(issue.zh).toMatch(/\p{Script=Han}/u)
      expect(issue.en).toMatch(/^[\x20-\x7e]+$/)
    }
  }
  const broken = await ask('/rpc/access/signIn', {
    method: 'POST',
    headers: JSON_BODY,
    body: '{"json":',
  })
  expect(broken.status).toBe(400)
})

test('a fault of ours tells nothing of the inside, and stands whole in the log', async () => {
  const { id } = await town.matter({
    by: 'edge.clerk',
    requester: { name: '林知秋', phone: '13612345678' },
  })
  await app.admin.query("update people.person set phone_cipher = '\\x0100' where name = '林知秋'")
  const from = app.lines.length
  for (const answer of [
    await rpc('matters/get', { region: CODES.edge, id }, bearer('edge.clerk')),
    await ask(`/api/regions/${CODES.edge}/matters/${id}`, { headers: bearer('edge.clerk') }),
  ]) {
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).not.toMatch(/at |\.ts|select|Invalid|decipher|13612345678|林知秋/)
  }
  const logged = app.lines.slice(from).filter(line => line.includes('"failed"'))
  expect(logged).toHaveLength(2)
  for (const line of logged) expect(line).toMatch(/requestId.*vault\.ts/)
  const missing = await ask('/nothing/at/all')
  expect(await missing.text()).not.toMatch(/node|hono|\//i)
})

test('the app says that it lives, and whether it can work', async () => {
  expect(await (await ask('/health')).json()).toEqual({ alive: true })
  expect(await (await ask('/ready')).json()).toEqual({ ready: true })
  const gone = new URL(app.appUrl)
  gone.port = '1'
  const db = openDb(gone.href)
  const { ask: askInVain, rpc: callInVain } = await openFront({ ...app, db })
  const ready = await askInVain('/ready')
  expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([
    503,
    '1',
    { ready: false },
  ])
  expect((await askInVain('/health')).status).toBe(200)
  for (const busy of [
    await callInVain('territory/regions', {}),
    await askInVain('/api/regions'),
    await askInVain(`/files/${CODES.edge}/${newId()}`, { headers: bearer('edge.clerk') }),
  ]) {
    expect([busy.status, busy.headers.get('retry-after')], busy.url).toEqual([503, '1'])
    expect(await busy.text()).toMatch(/系统正忙.*try again/)
  }
  await db.destroy()
})

test('what is kept as it came is of bounded size and depth, and such as JSON can say', async () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const view = { region: CODES.edge, id: newId(), role: 'clerk', register: 'matters', name: '视图' }
  const kept = {
    'access/setPreference': (value: string) => `"key":"register","value":${value}`,
    'access/shareView': (value: string) =>
      `${JSON.stringify(view).slice(1, -1)},"view":{"a":${value}}`,
  }
  const odd = [nested(600), nested(3000), nested(9000)]
  for (const [procedure, body] of Object.entries(kept)) {
    const path = procedure.endsWith('View') ? '["view","a"]' : '["value"]'
    const send = (value: string, meta = '[]') =>
      ask(`/rpc/${procedure}`, {
        method: 'POST',
        headers: { ...JSON_BODY, ...bearer('edge.secretary'), 'x-command-id': newId() },
        body: `{"json":{${body(value)}},"meta":${meta}}`,
      })
    for (const value of odd)
      expect((await send(value)).status, `${procedure} ${value.length}`).toBe(400)
    expect([400, 422]).toContain((await send(`"${'长'.repeat(20_000)}"`)).status)
    for (const type of [0, 1, 4, 5, 6, 7])
      expect(
        (await send('"1"', `[[${type},${path.slice(1)}]`)).status,
        `${procedure} type ${type}`,
      ).toBe(400)
    expect((await send('{"columns":["a",{"b":[1,true,null]}]}')).status).toBe(200)
  }
  for (const procedure of ['access/preferences', 'access/sharedViews'])
    expect((await rpc(procedure, { region: CODES.edge }, bearer('edge.secretary'))).status).toBe(
      200,
    )
})
