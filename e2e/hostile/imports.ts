/** Files whose names, headers and cells are hostile, tried and carried out; and the rows that come back. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openArchive } from '#platform/sheets/archive.ts'
import { baseUrl, tokenOf } from '../windows.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { showMore } from './leaves.ts'
import {
  as,
  called,
  type Dealer,
  eachOf,
  packed,
  REGION,
  type Shown,
  type Sight,
} from './sights.ts'

const region = REGION
/** How many files one may hand in within an hour, and how wide a sheet may be. */
const FILES = 50
const COLUMNS = 150
const HOME = 20
/** A trial takes its time. */
const TRIED = 12
const REQUIRED = '姓名,与户主关系,人口类型,楼栋,单元,室号,户籍地,告知日期'

export type Imported = { sights: Sight[]; residents: Shown[] }

export async function importSights(texts: Dealer): Promise<Imported> {
  const named = await eachOf(packed(texts.fitting(110), 110), async (name, nth): Promise<Sight> => {
    const who = called(nth < FILES ? 'clerk' : 'secretary')
    const id = await handIn(who, `${name}.csv`, `${REQUIRED}\n`)
    return { who, path: `/desk/imports?import=${id}`, shows: [['file.name', name]] }
  })
  const columns: Sight[] = []
  for (let first = 0; first < texts.rounds; first += COLUMNS) columns.push(await wide(texts, first))
  const { sights, residents } = await residentsIn(texts)
  return { sights: [...named, ...columns, ...(await sameEverywhere(texts)), ...sights], residents }
}

/** What holds for every row of a file, tried one after the other on the same one. */
async function sameEverywhere(texts: Dealer): Promise<Sight[]> {
  const { imports } = await as('secretary')
  const who = called('secretary')
  const header = REQUIRED.split(',')
  const row = '温如玉,户主,户籍,1栋,1单元,101室,某县,2026-01-05'.split(',')
  const one = { region, id: await handIn(who, '同一个小区.csv', csv([header, row])) }
  const { dataset, columns } = await imports.preview(one)
  const mapped = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  return Array.from({ length: Math.min(TRIED, texts.rounds) }, (_, nth): Sight => {
    const round = Math.floor((nth * texts.rounds) / TRIED)
    const [field, estate] = texts.deal('imports.plan.mapping.fixed{}', 80, round)
    const shows: Shown[] = []
    return {
      who,
      path: `/desk/imports?import=${one.id}`,
      shows,
      async before() {
        await imports.plan({
          ...one,
          mapping: { dataset, columns: mapped, fixed: { estate }, newPlaces: 'make' },
        })
        await until(one, 'planned')
        for (const place of (await imports.get(one)).places) shows.push([field, place])
      },
      act: page => page.reload(),
    }
  })
}

/** A sheet whose headers nobody knows: each is shown with its first cells. */
async function wide(texts: Dealer, first: number): Promise<Sight> {
  const rounds = Array.from(
    { length: Math.min(COLUMNS, texts.rounds - first) },
    (_, nth) => first + nth,
  )
  const headers = rounds.map(round => texts.deal('file.header', 200, round)[1])
  const cells = rounds.map(round => texts.deal('file.sample', 200, round)[1])
  const who = called('secretary')
  const body = csv([
    [...REQUIRED.split(','), ...headers],
    [...'温如玉,户主,户籍,1栋,1单元,101室,某县,2026-01-05'.split(','), ...cells],
  ])
  const id = await handIn(who, '列.csv', body)
  // A cell is told as it was read: without the space at its ends, and a line as a space.
  const { columns } = await (await as('secretary')).imports.preview({ region, id })
  const shows = columns
    .slice(REQUIRED.split(',').length)
    .flatMap(({ header, samples }): Shown[] => [
      ['file.header', header],
      ['file.sample', samples.find(Boolean) ?? ''],
    ])
  return { who, path: `/desk/imports?import=${id}`, shows }
}

/** Residents from hostile places in a hostile estate; those with a hostile name cannot be taken, are told as they are written, and come back in a file. */
async function residentsIn(texts: Dealer): Promise<Imported> {
  const { imports, people } = await as('secretary')
  const who = called('secretary')
  const rounds = Array.from({ length: texts.fitting(40).length }, (_, round) => round)
  const namesOf = (round: number) => [
    texts.deal('file.name of a resident', 40, round)[1],
    `温${String.fromCodePoint(0x4e00 + round)}`,
  ]
  const restOf = (round: number) => [
    '户主',
    '户籍',
    texts.deal('file.estate', 40, Math.floor(round / HOME))[1],
    '1栋',
    '1单元',
    `${Math.floor(round / HOME) + 1}01室`,
    texts.deal('file.origin', 40, round)[1],
    '2026-01-05',
  ]
  const rows = rounds.flatMap(round => namesOf(round).map(name => [name, ...restOf(round)]))
  const header = REQUIRED.split(',').toSpliced(3, 0, '小区')
  const id = await handIn(who, '居民.csv', csv([header, ...rows]))
  const one = { region, id }
  const { dataset, columns } = await imports.preview(one)
  const mapped = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  await imports.plan({
    ...one,
    mapping: { dataset, columns: mapped, fixed: {}, newPlaces: 'make' },
  })
  await until(one, 'planned')
  const { places } = await imports.get(one)
  await imports.run(one)
  await until(one, 'done')
  await failedRows(who, id)
  const { findings } = await imports.get(one)
  const refused = findings
    .filter(({ field, fails }) => field === 'name' && fails)
    .map(({ value }): Shown => ['file.name of a resident', value])
  const residents: Shown[] = []
  const homes = new Map<string, Shown[]>()
  for (let offset = 0; ; offset += 100) {
    const { rows: page } = await people.list({ region, limit: 100, offset })
    for (const { placeId, name, address, origin } of page) {
      const shown: Shown[] = [
        ['file.name of a resident', name],
        ['file.estate', address],
      ]
      homes.set(placeId, [...(homes.get(placeId) ?? []), ...shown])
      residents.push(...shown)
      if (origin) residents.push(['file.origin', origin])
    }
    if (page.length < 100) break
  }
  const made = places.map((place): Shown => ['file.estate', place])
  const ended = await movedOut(texts, [...homes.keys()])
  const cards = [...homes].map(([placeId, shows]): Sight => ({
    who,
    path: `/desk/residents?home=${placeId}`,
    shows,
  }))
  return {
    residents,
    sights: [
      { who, path: `/desk/imports?import=${id}`, shows: [...made, ...refused] },
      { who, path: '/desk/imports', shows: [] },
      ...cards,
      ...ended,
      { who: called('leader'), path: '/field/homes', shows: [], leaves: showMore },
    ],
  }
}

/** Why households moved out: looked at on the card, and taken back, for they are shown elsewhere too. */
async function movedOut(texts: Dealer, placeIds: readonly string[]): Promise<Sight[]> {
  const { people } = await as('secretary')
  const reasons = packed(texts.fitting(200), 200).slice(0, placeIds.length)
  return reasons.map((reason, nth): Sight => {
    const placeId = placeIds[nth]!
    let ended: string
    return {
      who: called('secretary'),
      path: `/desk/residents?home=${placeId}`,
      shows: [['people.endHousehold.reason', reason]],
      async before() {
        const { households } = await people.home({ region, placeId })
        const { id } = households[0]!
        ended = id
        await people.endHousehold({ region, id, on: shanghaiDay(new Date()), reason })
      },
      // The card was looked at before.
      act: page => page.reload(),
      async leaves() {
        await people.resumeHousehold({ region, id: ended })
        return false
      },
    }
  })
}

async function handIn(who: string, name: string, body: string): Promise<string> {
  const asked = new URLSearchParams({ region: String(region), name })
  const answer = await fetch(`${baseUrl()}/imports?${asked}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(who)}` },
    body,
  })
  const told = (await answer.json()) as { id: string }
  if (!answer.ok) throw new Error(`${name} was not taken: ${JSON.stringify(told)}`)
  return told.id
}

async function until(one: { region: number; id: string }, state: string): Promise<void> {
  const { imports } = await as('secretary')
  const wait = AbortSignal.timeout(60_000)
  let now = await imports.get(one)
  for (; now.state !== state && !wait.aborted; now = await imports.get(one)) await sleep(50)
  if (now.state !== state)
    throw new Error(`the import never was ${state}: ${now.state} ${now.stoppedBecause}`)
}

/** As a spreadsheet reads them: texts all of them, and no formula. */
async function failedRows(who: string, id: string): Promise<void> {
  const answer = await fetch(`${baseUrl()}/imports/${region}/${id}/failed`, {
    headers: { authorization: `Bearer ${await tokenOf(who)}` },
  })
  const book = await openArchive(Buffer.from(await answer.arrayBuffer()))
  let sheet = ''
  for await (const piece of book.open('xl/worksheets/sheet1.xml')) sheet += piece
  if (!/<row/.test(sheet) || /<f[\s>/]/.test(sheet))
    throw new Error('no rows come back, or a formula with them')
}

const csv = (rows: readonly (readonly string[])[]) =>
  rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
