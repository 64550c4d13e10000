/** What a file is by its content, held against what its name says. */
import { refused } from './cells.ts'

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** Refuses what is neither a zipped workbook, with macros or without, nor text named .csv. */
export function kindOf(name: string, bytes: Buffer): 'xlsx' | 'csv' {
  if (startsWith(bytes, OLE)) throw refused(isEncrypted(bytes) ? 'sheet-encrypted' : 'sheet-is-xls')
  const zipped = startsWith(bytes, ZIP)
  if (/\.xls[xm]$/i.test(name) && zipped) return 'xlsx'
  if (isMarkup(bytes)) throw refused('sheet-is-html')
  if (/\.csv$/i.test(name) && !zipped) return 'csv'
  throw refused('sheet-wrong-type')
}

/** Reports of many systems are pages of HTML, or the XML of Excel 2003, under the name of a workbook. */
const isMarkup = (bytes: Buffer) =>
  /^[\0\s\ufeff\u00ef\u00bb\u00bf\u00fe\u00ff]*</.test(bytes.toString('latin1', 0, 200))

const startsWith = (bytes: Buffer, magic: Buffer) => bytes.subarray(0, magic.length).equals(magic)

/** A workbook with a password is wrapped in the container of old: its directory says so. */
function isEncrypted(bytes: Buffer): boolean {
  if (bytes.length < 512) return false
  const sector = 2 ** bytes.readUInt16LE(30)
  const directory = (bytes.readUInt32LE(48) + 1) * sector
  return bytes.subarray(directory, directory + 4096).includes(ENCRYPTED)
}
