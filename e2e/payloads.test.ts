/** Whatever people write into any field, no page takes it for more than text. */
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { PAYLOADS, packed } from './payloads.ts'
import { firstDoor, regionOf } from './stories.ts'
import { visit } from './visitor.ts'
import { acting, type Client, complained } from './windows.ts'

// A community of its own: what is written there is on nobody else's screens.
const region = regionOf('donghu')
const SHORT = packed(PAYLOADS, 40)

test(
  'three hundred texts that would run, in every field and on every surface, and none runs',
  { timeout: 60_000 },
  async () => {
    expect(new Set(PAYLOADS).size).toBe(300)
    const { reported, one, slip } = await written()
    const pages: [who: string | null, path: string][] = [
      ['donghu-resident', '/resident/'],
      ['donghu-resident', '/resident/matters'],
      ...reported.map((id): [string, string] => [
        'donghu-resident',
        `/resident/matters/${region}/${id}`,
      ]),
      ['donghu-grid1', '/field/'],
      ['donghu-grid1', `/field/matters/${region}/${one}`],
      ['donghu-clerk', '/desk/matters?view=all'],
      ...reported
        .slice(0, 3)
        .map((id): [string, string] => ['donghu-clerk', `/desk/matters?matter=${id}`]),
      ['donghu-clerk', `/desk/matters?matter=${one}`],
      ['donghu-secretary', '/desk/territory'],
      ['donghu-secretary', '/desk/postings'],
      ['donghu-secretary', '/desk/overview'],
      [null, `/track/${slip}`],
      [null, `/who/?region=${region}`],
    ]
    let shown = 0
    for (const [who, path] of pages) {
      const page = await visit(who, path)
      expect(await page.evaluate(() => 'ran' in globalThis), path).toBe(false)
      shown += (await page.locator('body').innerText()).split('<').length - 1
      await page.context().close()
    }
    expect(complained()).toEqual([])
    // Were the texts not on the pages, nothing would have been tried.
    expect(shown).toBeGreaterThan(PAYLOADS.length)
  },
)

test('a page that took a text for its own would be stopped, and would tell', async () => {
  const page = await visit('donghu-resident', '/resident/')
  await page.evaluate(() => {
    const part = document.createElement('p')
    part.innerHTML = '<img src=x onerror="top.ran=1">'
    document.body.append(part)
  })
  await expect.poll(() => complained().join()).toMatch(/Content Security Policy/)
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
})

/** Everything that people can write, written by whoever may: reports, notes, names of places, grids and people. */
async function written() {
  const [resident, worker, clerk, secretary] = await Promise.all(
    ['resident', 'grid1', 'clerk', 'secretary'].map(role => acting(`donghu-${role}`)),
  )
  const kind = 'lighting'
  const placeId = await firstDoor(resident!, 'donghu')
  const reported: string[] = []
  for (const text of packed(PAYLOADS, 1000)) {
    const id = newId()
    await resident!.matters.report({ region, id, kind, text, placeId })
    await clerk!.matters.accept({ region, id })
    await clerk!.matters.note({ region, id, text })
    reported.push(id)
  }
  const one = newId()
  const [text, source] = [packed(PAYLOADS, 2000)[0]!, 'patrol' as const]
  await worker!.matters.record({ region, id: one, kind, text, source, placeId })
  for (const name of SHORT.slice(0, 20)) await named(clerk!, secretary!, name)
  await secretary!.territory.state({
    region,
    id: newId(),
    subject: SHORT[0]!,
    amount: 1,
    unit: 'other',
    nature: 'declared',
    rounding: 'exact',
    saidOn: null,
    source: packed(PAYLOADS, 200)[0]!,
  })
  const { number, code } = await resident!.matters.receipt({ region, id: reported[0]! })
  return { reported, one, slip: `${region}/${number}/${code}` }
}

/** Somebody who asked, a place, a grid and a colleague of that name. */
async function named(clerk: Client, { territory, access }: Client, name: string): Promise<void> {
  const fresh = () => ({ region, id: newId() })
  await clerk.matters.record({
    ...fresh(),
    kind: 'lighting',
    text: name,
    source: 'walkIn',
    placeWords: name,
    requester: { name, phone: null },
  })
  await territory.addPlace({ ...fresh(), kind: 'estate', name, parentId: null })
  await territory.addGrid({ ...fresh(), code: newId().slice(-12), name, parentId: null })
  await access.appoint({ ...fresh(), login: newId(), name, role: 'clerk', from: '2026-01-01' })
}
