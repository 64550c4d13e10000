/** Workbooks made by hand for the tests: every lie a file can tell, no writer would write. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive; what is set beside its text is what its headers say, true or not. */
export type Part = {
  text: string | Buffer
  size?: number
  packed?: number
  sum?: number
  flags?: number
  method?: number
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function zip(parts: Record<string, Part | string>): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, given] of Object.entries(parts)) {
    const part = typeof given === 'string' ? { text: given } : given
    const { method = 8, flags = 0 } = part
    const data = Buffer.from(part.text as string)
    const body = method === 8 ? deflateRawSync(data) : data
    const path = Buffer.from(name)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(flags, 2)
    header.writeUInt16LE(method, 4)
    header.writeUInt32LE(part.sum ?? crc32(data), 10)
    header.writeUInt32LE(part.packed ?? body.length, 14)
    header.writeUInt32LE(part.size ?? data.length, 18)
    header.writeUInt16LE(path.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const entry = [Buffer.from('PK\x03\x04', 'latin1'), header, path, body]
    local.push(...entry)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), header, tail, path)
    offset += entry.reduce((length, piece) => length + piece.length, 0)
  }
  const index = Buffer.concat(directory)
  const count = Object.keys(parts).length
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, index, end])
}

/** The parts of a workbook of one sheet. */
export function parts(sheet: string | Part, more: Record<string, Part | string> = {}) {
  const related = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  const relations = (...all: string[]) => `<Relationships>${all.join('')}</Relationships>`
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(related('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="居民" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      related('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      ...['sharedStrings', 'styles']
        .filter(kind => `xl/${kind}.xml` in more)
        .map((kind, index) => related(`rId${index + 2}`, kind, `${kind}.xml`)),
    ),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
}

/** A sheet of these rows; what follows them is where merged ranges stand. */
export const sheet = (rows: string, after = '') =>
  `<worksheet xmlns="${NAMESPACE}"><sheetData>${rows}</sheetData>${after}</worksheet>`

/** A cell that holds its text itself. */
export const cell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
