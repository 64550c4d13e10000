/** Photos over real HTTP: what is taken, what is kept of it, and who gets it. */
import { existsSync } from 'node:fs'
import { readdir, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { purgePhotos } from '#app/discarded-photos.ts'
import { newId } from '#platform/ids.ts'
import { bearer as bearerOf, openFront } from './http.ts'
import type { Person } from './make.ts'
import { CODES, openTestApp, plantSmall } from './make.ts'

const app = await openTestApp('photos')
const town = await plantSmall(app)
const { ask, stream } = await openFront(app)
const bearer = (who: Person) => bearerOf(town, who)

const photo = async (
  make = sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } }),
) => make.jpeg().toBuffer()
const upload = (who: Person, body: Uint8Array | string, region: number = CODES.edge) =>
  ask(`/files?region=${region}`, {
    method: 'POST',
    headers: { ...bearer(who), 'content-type': 'image/jpeg' },
    body: body as BodyInit,
  })

test('a photo loses where and with what it was taken, and keeps its picture', async () => {
  const taken = await sharp({
    create: { width: 2000, height: 1000, channels: 3, background: '#0b5cad' },
  })
    .withExif({
      IFD0: { Make: 'SpyPhone', Copyright: '林小满' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 42/1 0/1' },
    })
    // Held upright: the sensor lies on its side, and only the note in the file says so.
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const before = await sharp(taken).metadata()
  expect(before.orientation).toBe(6)
  expect(before.exif?.toString('latin1')).toMatch(/SpyPhone/)
  const kept = await upload('edge.resident', taken)
  expect(kept.status).toBe(200)
  const { id, url: path } = (await kept.json()) as { id: string; url: string }
  expect(path).toBe(`/files/${CODES.edge}/${id}`)
  const served = await ask(path, { headers: bearer('edge.resident') })
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline; filename="photo.jpg"',
    'cache-control': expect.stringContaining('private'),
  })
  const bytes = Buffer.from(await served.arrayBuffer())
  const seen = await sharp(bytes).metadata()
  expect(seen).toMatchObject({ format: 'jpeg', width: 800, height: 1600 })
  expect([seen.exif, seen.xmp, seen.iptc]).toEqual([undefined, undefined, undefined])
  expect(bytes.toString('latin1')).not.toMatch(/SpyPhone|GPS/)
})

test('a photo is one by its content, whatever it calls itself', async () => {
  const jpeg = await photo()
  const gif = await sharp(jpeg).gif().toBuffer()
  const noise = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()
  const refusedOnes = {
    html: '<!doctype html><script>alert(1)</script>',
    svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    gif,
    'gif with a script': Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)')]),
    pdf: Buffer.concat([Buffer.from('%PDF-1.7\n<script>'), jpeg]),
    'html before a jpeg': Buffer.concat([Buffer.from('<html>'), jpeg]),
    truncated: noise.subarray(0, noise.length / 2),
    'head alone': jpeg.subarray(0, 20),
    nothing: '',
  }
  for (const [name, body] of Object.entries(refusedOnes)) {
    const answer = await upload('edge.resident', body)
    expect(
      [answer.status, ((await answer.json()) as { data: { reason: string } }).data.reason],
      name,
    ).toEqual([422, 'not-a-photo'])
  }
  const polyglot = await upload(
    'edge.resident',
    Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]),
  )
  const { url: path } = (await polyglot.json()) as { url: string }
  expect(await (await ask(path, { headers: bearer('edge.resident') })).text()).not.toContain(
    'script',
  )
})

test('an upload of more than 12 MB is cut while it streams', async () => {
  const answer = await stream(`/files?region=${CODES.edge}`, {
    headers: { ...bearer('edge.resident'), 'content-type': 'image/jpeg' },
    total: 200 * 1024 * 1024,
    head: await photo(),
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('12 MB')
  expect(answer.bytes).toBeLessThan(24 * 1024 * 1024)
  expect((await ask('/health')).status).toBe(200)
})

test('a photo is served to those who see the matter, and to nobody else', async () => {
  const { id } = (await (await upload('edge.resident', await photo())).json()) as { id: string }
  const look = async (who: Person | null) =>
    (await ask(`/files/${CODES.edge}/${id}`, { headers: who ? bearer(who) : {} })).status
  expect(await look('edge.clerk')).toBe(404)
  await town.matter({ by: 'edge.resident', photoIds: [id] })
  const expected: [Person | null, number][] = [
    ['edge.resident', 200],
    ['edge.clerk', 200],
    ['edge.secretary', 200],
    ['edge.gridWorker', 200],
    ['edge.steward', 404],
    ['edge.gridWorker30', 404],
    ['edge.neighbour', 404],
    ['sibling.clerk', 404],
    ['street.streetOfficer', 404],
    ['five.clerk', 404],
    [null, 404],
  ]
  for (const [who, status] of expected) expect(await look(who), who ?? 'nobody').toBe(status)
  for (const path of [
    `/files/${CODES.edge}/${newId()}`,
    `/files/${CODES.edge}/..%2f..%2fkeys.json`,
    '/files/0/0',
    `/files/x/${id}`,
  ]) {
    expect((await ask(path, { headers: bearer('edge.clerk') })).status, path).toBe(404)
  }
})

test('photos lie where nobody else of the machine reads them', async () => {
  await upload('edge.resident', await photo())
  const folder = join(app.dataFolder, 'files')
  const kept = (await readdir(folder, { recursive: true, withFileTypes: true })).map(entry => ({
    folder: entry.isDirectory(),
    path: join(entry.parentPath, entry.name),
  }))
  expect(kept.length).toBeGreaterThan(3)
  for (const one of [...kept, { folder: true, path: folder }])
    expect((await stat(one.path)).mode & 0o777, one.path).toBe(one.folder ? 0o700 : 0o600)
})

test('what no record shows after a day is forgotten, and bytes to which nothing refers', async () => {
  const colours = async (background: string) =>
    (
      await upload(
        'edge.resident',
        await photo(sharp({ create: { width: 9, height: 9, channels: 3, background } })),
      )
    ).json() as Promise<{ id: string; url: string }>
  const [shown, discarded] = [await colours('#00ff00'), await colours('#0000ff')]
  const pathOf = async ({ id }: { id: string }) => {
    const { rows } = await app.admin.query<{ hash: string }>(
      "select encode(sha256, 'hex') as hash from platform.file where id = $1",
      [id],
    )
    return rows[0] && join(app.dataFolder, 'files', rows[0].hash.slice(0, 2), rows[0].hash)
  }
  await town.matter({ by: 'edge.resident', photoIds: [shown.id] })
  const [shownAt, discardedAt] = [(await pathOf(shown))!, (await pathOf(discarded))!]
  const days = (n: number) => new Date(Date.now() - n * 86_400_000)
  for (const path of [shownAt, discardedAt]) await utimes(path, days(2), days(2))

  await purgePhotos(app)
  expect([existsSync(shownAt), existsSync(discardedAt)]).toEqual([true, true])
  app.clock.advance({ days: 1, hours: 1 })
  const fresh = await colours('#ff0000')
  await purgePhotos(app)
  expect([existsSync(shownAt), existsSync(discardedAt)]).toEqual([true, false])
  expect([await pathOf(discarded), await pathOf(fresh)]).toEqual([undefined, expect.any(String)])
})

test('a dozen of the largest photos at once are drawn one after the other', async () => {
  const size = { width: 8000, height: 6200, channels: 3, background: '#356' } as const
  const largest = await sharp({ create: size }).jpeg().toBuffer()
  const interlaced = await sharp({ create: size }).jpeg({ progressive: true }).toBuffer()
  let most = 0
  const before = process.memoryUsage.rss()
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10)
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => upload('edge.gridWorker', largest)),
  )
  clearInterval(watching)
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
  expect((most - before) / 1024 / 1024).toBeLessThan(200)
  expect((await upload('edge.gridWorker', interlaced)).status).toBe(422)
})

test('photos are put by whoever is posted there, and a hundred and twenty an hour', async () => {
  const jpeg = await photo()
  for (const [who, region, status] of [
    ['sibling.clerk', CODES.edge, 404],
    ['edge.clerk', CODES.street, 404],
    ['edge.clerk', 0, 404],
    ['edge.clerk', Number.NaN, 404],
    ['edge.clerk', CODES.edge, 200],
    // These have nothing to show, and an auditor changes nothing.
    ['city.auditor', CODES.edge, 403],
    ['city.securityAdministrator', CODES.edge, 403],
    ['edge.intakeService', CODES.edge, 403],
  ] as const) {
    expect((await upload(who, jpeg, region)).status, `${who} ${region}`).toBe(status)
  }
  await app.admin.query(
    "update access.posting set to_on = '2026-01-02' where region = $1 and role = 'viceSecretary'",
    [CODES.edge],
  )
  for (const region of [CODES.edge, 0])
    expect((await upload('edge.viceSecretary', jpeg, region)).status).toBe(404)
  await app.admin.query('update platform.attempt set count = 120')
  expect((await upload('edge.clerk', jpeg)).status).toBe(429)
})
