/** A secretary's desk for tests: datasets made, handed in over HTTP, planned and carried out. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { importAll } from '#test/jobs.ts'
import type { Dossier, Mapping } from '#modules/imports/contract.ts'
import type { Cell, SheetRow } from '#platform/sheets/read.ts'
import { readSheet } from '#platform/sheets/read.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import { bearer, openFront } from './http.ts'
import type { Person, TestApp, Town } from './make.ts'
import { CODES } from './make.ts'

export const SECRETARY: Person = 'edge.secretary'
export const region = CODES.edge
type Key = { region: number; id: string }

export const HEADER = [
  '姓名',
  '与户主关系',
  '人口类型',
  '现住地址',
  '联系电话',
  '公民身份号码',
  '告知日期',
]
/** A row under that header; after the address come phone and citizen id. */
export const row = (
  name: string,
  relation: string,
  address: string,
  ...[phone = null, id = null]: Cell[]
): Cell[] => [name, relation, '户籍', address, phone, id, '2026-01-05']

export async function openImports(app: TestApp, town: Town) {
  const { ask } = await openFront(app)
  const folder = await mkdtemp(join(tmpdir(), 'linli-desk-'))
  afterAll(() => rm(folder, { recursive: true }))
  const { imports } = town.as(SECRETARY)

  const upload = (
    file: Buffer | string,
    { name = '居民台账.xlsx', who = SECRETARY, to = region as number } = {},
  ) =>
    ask(`/imports?region=${to}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: bearer(town, who),
      body: file as BodyInit,
    })

  async function uploaded(file: Buffer, name?: string): Promise<Key> {
    const response = await upload(file, { name })
    expect(response.status).toBe(200)
    return { region, id: ((await response.json()) as { id: string }).id }
  }

  async function sheet(header: string[], rows: Iterable<Cell[]>): Promise<Buffer> {
    const path = join(folder, 'made.xlsx')
    await writeSheet(path, { name: '台账', header, rows })
    return readFile(path)
  }

  /** Plans a file under the mapping that the app itself proposes. */
  async function planned(
    key: Key,
    fixed: Mapping['fixed'] = {},
    more: Partial<Mapping> = { newPlaces: 'make' },
  ): Promise<Dossier> {
    const { dataset, columns } = await imports.preview(key)
    const mapped = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
    await imports.plan({ ...key, mapping: { dataset, columns: mapped, fixed, ...more } })
    await importAll(app)
    return imports.get(key)
  }

  async function carriedOut(key: Key): Promise<Dossier> {
    await imports.run(key)
    await importAll(app)
    return imports.get(key)
  }

  async function undone(key: Key): Promise<Dossier> {
    await imports.undo(key)
    await importAll(app)
    return imports.get(key)
  }

  async function bring(file: Buffer, name?: string): Promise<Dossier> {
    const key = await uploaded(file, name)
    expect(await planned(key)).toMatchObject({ state: 'planned', percent: 100 })
    return carriedOut(key)
  }

  async function rowsOf(response: Response): Promise<SheetRow[]> {
    expect(response.status).toBe(200)
    const path = join(folder, 'out.xlsx')
    await writeFile(path, Buffer.from(await response.arrayBuffer()))
    const rows: SheetRow[] = []
    for await (const piece of readSheet(path, { name: 'out.xlsx' })) rows.push(...piece)
    return rows
  }

  /** Everything that an import may touch, in lines that change with any of it. */
  async function traces(): Promise<string[]> {
    const tables = [
      'territory.place',
      'people.person',
      'people.household',
      'people.residency',
      'people.token',
    ]
    const counted = tables.map(table =>
      app.admin.query(
        `select count(*) as n, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
      ),
    )
    return (await Promise.all(counted)).map(
      ({ rows: [found] }, i) => `${tables[i]} ${found.n} ${found.hash}`,
    )
  }

  return {
    ask,
    imports,
    upload,
    uploaded,
    sheet,
    planned,
    carriedOut,
    undone,
    bring,
    rowsOf,
    traces,
    headers: bearer(town, SECRETARY),
  }
}
