/** The parts of a workbook that say which sheets it has, and how to read them. */
import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { MAX_RAW, refused } from './cells.ts'
import { attribute, readXml, unescaped } from './xml.ts'

/** For what is kept in memory; Excel itself knows no more than 65,490 styles. */
const MAX_PART = 64 * 1024 * 1024
const MAX_STRINGS = 3_000_000
const MAX_STYLES = 65_536
const MAX_SHEETS = 100
/** The formats every workbook knows without a definition: days of the West and of East Asia. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, ...range(50, 58)])

export type Workbook = {
  sheets: { name: string; hidden: boolean; path: string }[]
  strings: string[]
  /** By the number of a cell's style: whether it shows a day. */
  days: boolean[]
  from1904: boolean
}

/** Follows the relations as every reader does: archive, workbook, sheets; never a name. */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  await readXml(archive.open('[Content_Types].xml'), { open() {} })
  const roots = await relationsOf(archive, '')
  const path = roots.find(({ kind }) => kind === 'officeDocument')?.path
  if (!path) throw refused('sheet-wrong-type')

  const named: { id: string | undefined; name: string; hidden: boolean }[] = []
  let from1904 = false
  await readXml(archive.open(path), {
    open(name, attributes) {
      if (name === 'sheet' && named.length < MAX_SHEETS)
        named.push({
          id: attribute(attributes, '\\w+:id'),
          name: attribute(attributes, 'name') ?? '',
          hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        })
      if (name === 'workbookPr')
        from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    },
  })
  const relations = await relationsOf(archive, path)
  const pathOf = (id: string | undefined) =>
    relations.find(relation => relation.id === id && relation.kind === 'worksheet')?.path
  const sheets = named.flatMap(({ id, ...sheet }) => {
    const path = pathOf(id)
    return path ? { ...sheet, path } : []
  })
  if (sheets.length === 0) throw refused('sheet-wrong-type')
  const part = (kind: string) => relations.find(relation => relation.kind === kind)?.path
  return {
    sheets,
    strings: await stringsOf(archive, part('sharedStrings')),
    days: await daysOf(archive, part('styles')),
    from1904,
  }
}

async function relationsOf(archive: Archive, path: string) {
  const { dir, base } = posix.parse(`/${path}`)
  const found: { id?: string; kind?: string; path: string }[] = []
  await readXml(archive.open(posix.join(dir, `_rels/${base}.rels`).slice(1)), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      found.push({
        id: attribute(attributes, 'Id'),
        kind: attribute(attributes, 'Type')?.split('/').at(-1),
        path: posix.resolve(dir, target).slice(1),
      })
    },
  })
  return found
}

/** The texts that cells refer to by number, without their reading aids. */
async function stringsOf(archive: Archive, path?: string): Promise<string[]> {
  const strings: string[] = []
  if (!path) return strings
  let raw = ''
  let inText = false
  let inAid = false
  if (archive.size(path) > MAX_PART) throw refused('sheet-too-large')
  await readXml(archive.open(path), {
    open(name) {
      if (strings.length > MAX_STRINGS) throw refused('sheet-too-large')
      if (name === 'si') raw = ''
      else if (name === 'rPh') inAid = true
      else if (name === 't') inText = !inAid
    },
    text(piece) {
      if (inText) raw += piece
      if (raw.length > MAX_RAW) throw refused('sheet-too-large')
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(raw))
      else if (name === 'rPh') inAid = false
      else if (name === 't') inText = false
    },
  })
  return strings
}

async function daysOf(archive: Archive, path?: string): Promise<boolean[]> {
  const days: boolean[] = []
  if (!path) return days
  const own = new Map<number, boolean>()
  let inCells = false
  if (archive.size(path) > MAX_PART) throw refused('sheet-too-large')
  await readXml(archive.open(path), {
    open(name, attributes) {
      const format = Number(attribute(attributes, 'numFmtId'))
      if (name === 'numFmt') own.set(format, showsDay(attribute(attributes, 'formatCode') ?? ''))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) days.push(own.get(format) ?? DAY_FORMATS.has(format))
      if (days.length > MAX_STYLES) throw refused('sheet-too-large')
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return days
}

/** A year, a day, a weekday, or a month that is no minute; what is quoted or a colour is none. */
function showsDay(format: string): boolean {
  const signs = format.replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|[\\_*]./gi, '').split(';', 1)[0]!
  return /[yd]|aaa/i.test(signs) || (/m/i.test(signs) && !/[hs]/i.test(signs))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
