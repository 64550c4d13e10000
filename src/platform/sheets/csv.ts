/** Comma-separated values as Excel and WPS write them, in whichever encoding they chose. */
import { isUtf8 } from 'node:buffer'
import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { Options } from 'csv-parse'
import { LAST_COLUMN, LAST_ROW, refused } from './cells.ts'
import type { Cell, SheetRow } from './cells.ts'

const PIECE = 64 * 1024
/** In bytes: one open quote must not make a single row of the whole file. */
const MAX_RECORD = 1024 * 1024
const DELIMITERS = [',', ';', '\t']
/** The first line in which Excel names the delimiter. */
const SEPARATOR = /^\ufeff?"?sep=(.)"?\r?\n/i
/** Of the letters beyond ASCII, how many may be damaged before a file is none. */
const MOST_DAMAGED = 0.1
/** What a spreadsheet may take for a formula at the start of a field, behind any apostrophes. */
const LIVE = /^'*[\t\r\n]|^[\s']*[=+\-@＝＋－＠]/

/** Text that would come alive is led by an apostrophe, as in Excel; `unguard` takes it away. */
export const guard = (text: string): string => (LIVE.test(text) ? `'${text}` : text)
const unguard = (text: string): string =>
  text.startsWith("'") && LIVE.test(text) ? text.slice(1) : text.replace(/^="([^"]*)"$/, '$1')

export async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const encoding = encodingOf(bytes)
  const start = startOf(bytes, encoding)
  const separator = SEPARATOR.exec(start)?.[1]
  let number = 0
  const options: Options<SheetRow, Cell[]> = {
    delimiter: separator ?? delimiterOf(start),
    from_line: separator ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD,
    cast(text, { index }) {
      if (index >= LAST_COLUMN) throw refused('sheet-too-wide')
      return unguard(text) || null
    },
    on_record(cells: Cell[]) {
      if (++number > LAST_ROW) throw refused('sheet-too-large')
      return cells.every(cell => cell === null) ? null : { number, cells }
    },
  }
  // Its types know of no cells but texts.
  const parser = parse(options as unknown as Options)
  // What goes wrong on the way is thrown by whoever reads the parser.
  pipeline(Readable.from(textsOf(bytes, encoding)), parser, () => {})
  yield* parser as AsyncIterable<SheetRow>
}

function encodingOf(bytes: Buffer): string {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const marked = first === 0xef && second === 0xbb && third === 0xbf
  return marked || isUtf8(bytes) || isBrokenUtf8(bytes) ? 'utf-8' : 'gb18030'
}

/** GB 18030 makes words of nearly any bytes, so a damaged UTF-8 file must not be tried in it. */
function isBrokenUtf8(bytes: Buffer): boolean {
  const wide = bytes.toString('utf8', 0, PIECE).match(/[^\0-\x7f]/gu) ?? []
  return wide.filter(letter => letter === '\ufffd').length < wide.length / 2
}

/** A letter that cannot be read is told where it stands; what holds little else is no text. */
function* textsOf(bytes: Buffer, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    if (text.includes('\0')) throw refused('sheet-wrong-type')
    if (isDamaged(text)) throw refused('sheet-not-readable')
    yield text
  }
  // Half a letter at the end: the file was cut off there.
  if (decoder.decode() !== '') throw refused('sheet-not-readable')
}

function isDamaged(text: string): boolean {
  const wide = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  return damaged > wide * MOST_DAMAGED
}

function startOf(bytes: Buffer, encoding: string): string {
  const [start = ''] = textsOf(bytes.subarray(0, PIECE), encoding)
  return start
}

/** The delimiter that stands most often outside quotes in the first lines. */
function delimiterOf(start: string): string {
  const lines = start.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]+/, 20)
  const count = (delimiter: string) => lines.join('').split(delimiter).length
  return DELIMITERS.reduce((most, other) => (count(other) > count(most) ? other : most))
}
