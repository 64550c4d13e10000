/** Whatever people write into any field, no page takes it for more than text. */
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { PAYLOADS, packed } from './payloads.ts'
import { regionOf, verified } from './stories.ts'
import { visit } from './visitor.ts'
import { acting, complained } from './windows.ts'

const region = regionOf('liuyin')
const SHORT = packed(PAYLOADS, 40)

test(
  'three hundred texts that would run, in every field and on every surface, and none runs',
  { timeout: 60_000 },
  async () => {
    expect(new Set(PAYLOADS).size).toBe(300)
    const { reported, one, slip } = await written()
    const pages: [who: string | null, path: string][] = [
      ['liuyin-resident', '/resident/'],
      ['liuyin-resident', '/resident/matters'],
      ...reported.map((id): [string, string] => [
        'liuyin-resident',
        `/resident/matters/${region}/${id}`,
      ]),
      ['liuyin-grid1', '/field/'],
      ['liuyin-grid1', `/field/matters/${region}/${one}`],
      ['liuyin-clerk', '/desk/matters?view=all'],
      ...reported
        .slice(0, 3)
        .map((id): [string, string] => ['liuyin-clerk', `/desk/matters?matter=${id}`]),
      ['liuyin-clerk', `/desk/matters?matter=${one}`],
      ['liuyin-secretary', '/desk/territory'],
      ['liuyin-secretary', '/desk/postings'],
      ['liuyin-secretary', '/desk/overview'],
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
  const page = await visit('liuyin-resident', '/resident/')
  await page.evaluate(() => {
    const part = document.createElement('p')
    part.innerHTML = '<img src=x onerror="top.ran=1">'
    document.body.append(part)
  })
  await expect.poll(() => complained().join()).toMatch(/Content Security Policy/)
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
})

/** Everything that people can write, written by whoever may: reports, reasons, names of places, grids and people. */
async function written() {
  const [resident, clerk, secretary] = await Promise.all(
    ['resident', 'clerk', 'secretary'].map(role => acting(`liuyin-${role}`)),
  )
  const texts = packed(PAYLOADS, 1000)
  const kind = 'repair'
  const reported: string[] = []
  for (const text of texts) {
    const id = newId()
    await resident!.matters.report({ region, id, kind, text, placeWords: SHORT[0]! })
    reported.push(id)
  }
  const story = await verified('liuyin', texts[0]!)
  for (const [i, text] of texts.entries()) {
    const at = { region, id: reported[i]! }
    await clerk!.matters.accept(at)
    await clerk!.matters.note({ ...at, text })
  }
  await resident!.matters.answer({
    ...story,
    solved: true,
    satisfaction: 'satisfied',
    words: packed(PAYLOADS, 500)[0]!,
  })
  for (const name of SHORT.slice(0, 20)) {
    const source = 'walkIn'
    const requester = { name, phone: null }
    await clerk!.matters.record({ region, id: newId(), kind, text: name, source, requester })
    await secretary!.territory.addPlace({
      region,
      id: newId(),
      kind: 'estate',
      name,
      parentId: null,
    })
    await secretary!.territory.addGrid({
      region,
      id: newId(),
      code: name.slice(0, 19),
      name,
      parentId: null,
    })
    await secretary!.access.appoint({
      region,
      id: newId(),
      login: newId(),
      name,
      role: 'clerk',
      from: '2026-01-01',
    })
  }
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
  const { number, code } = await resident!.matters.receipt(story)
  return { reported, one: story.id, slip: `${region}/${number}/${code}` }
}
