/** Just enough XML for the parts of a workbook, read as it streams by and never held as a tree. */
import { refused } from './cells.ts'

/** A tag, a comment or a CDATA section longer than this is no spreadsheet's. */
const MAX_TAG = 64 * 1024
const [SPACE, EXCLAMATION, DOUBLE, SINGLE, SLASH, COLON, GREATER] = [32, 33, 34, 39, 47, 58, 62]
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Names come without their prefix; attributes and texts as they stand, texts in pieces. */
type OnXml = {
  open(name: string, attributes: string, empty: boolean): void
  text?(raw: string): void
  close?(name: string): void
}

/** Takes a document piece by piece; an empty tag is opened and closed. */
export function reader(on: OnXml): (piece: string) => void {
  let rest = ''
  return piece => {
    const text = rest + piece
    let at = 0
    for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', at)) {
      if (start > at) on.text?.(text.slice(at, start))
      at = start
      const isTag = text.charCodeAt(start + 1) !== EXCLAMATION
      const end = isTag ? tag(text, start, on) : skipped(text, start, on)
      if (end < 0) break
      at = end
    }
    // Text is told at once; only what has begun with "<" may wait.
    if (text.charAt(at) !== '<' && at < text.length) {
      on.text?.(text.slice(at))
      at = text.length
    }
    rest = text.slice(at)
    if (rest.length > MAX_TAG) throw refused('sheet-not-readable')
  }
}

/** Reads a whole part. */
export async function readXml(part: AsyncIterable<string>, on: OnXml): Promise<void> {
  const read = reader(on)
  for await (const piece of part) read(piece)
}

/** The place after the tag that starts here, or -1 if it is not all there yet. */
function tag(text: string, start: number, on: OnXml): number {
  const closing = text.charCodeAt(start + 1) === SLASH
  let at = closing ? start + 2 : start + 1
  let name = at
  for (let code; (code = text.charCodeAt(at)) > SPACE && code !== GREATER && code !== SLASH; at++) {
    if (code === COLON) name = at + 1
  }
  const end = tagEnd(text, at)
  if (end < 0) return -1
  const local = text.slice(name, at)
  const empty = text.charCodeAt(end - 1) === SLASH
  if (!closing) on.open(local, text.slice(at, empty ? end - 1 : end), empty)
  if (closing || empty) on.close?.(local)
  return end + 1
}

function tagEnd(text: string, start: number): number {
  let quote = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote > 0) quote = code === quote ? 0 : quote
    else if (code === GREATER) return at
    else if (code === DOUBLE || code === SINGLE) quote = code
  }
  return -1
}

/** Comments and declarations are passed over; CDATA is text. */
function skipped(text: string, start: number, on: OnXml): number {
  const kinds = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<!', '>'],
  ] as const
  // Too short yet to tell which it is.
  if (text.length - start < 9) return -1
  const [opening, closing] = kinds.find(([opening]) => text.startsWith(opening, start))!
  const end = text.indexOf(closing, start + opening.length)
  if (end < 0) return -1
  if (closing === ']]>') on.text?.(text.slice(start + 9, end).replaceAll('&', '&amp;'))
  return end + closing.length
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute; a name that has a prefix is given with it. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const [, double, single] = pattern.exec(attributes) ?? []
  const raw = double ?? single
  return raw === undefined ? undefined : unescaped(raw)
}

/** Text without the entities of XML and without the escapes that workbooks put on top of them. */
export function unescaped(raw: string): string {
  const text = raw.includes('&') ? raw.replace(/&(#x?)?(\w+);/gi, character) : raw
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function character(whole: string, numeric: string | undefined, name: string): string {
  if (!numeric) return ENTITIES.get(name) ?? whole
  const code = Number.parseInt(name, numeric.length === 2 ? 16 : 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
