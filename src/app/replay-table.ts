/** A table that somebody exported: its columns are found by name, wherever the header stands. */
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'

export type Row = { line: number; cell(column: string): string }

/** A title and a few notes may stand above the header. */
const HEADER_WITHIN = 20

/**
 * Opens a CSV file in UTF-8 or GB18030 and gives its rows one by one. Refuses a file that cannot be
 * read and one without the columns needed; any other column may be missing, its cells are empty.
 */
export async function openTable(file: string, needed: readonly string[]): Promise<AsyncGenerator<Row>> {
  const records = recordsOf(file)
  let lacking = needed
  for (let above = 0; above < HEADER_WITHIN; above++) {
    const next = await records.next()
    if (next.done) break
    const columns = new Map(next.value.record.map((name, i) => [name.trim(), i]))
    const absent = needed.filter(name => !columns.has(name))
    if (absent.length === 0) return below(records, columns)
    if (absent.length < lacking.length) lacking = absent
  }
  throw new Error(`${file} 缺少这些列:${lacking.join('、')} / it lacks these columns: ${lacking.join(', ')}`)
}

type Line = { record: string[]; info: { lines: number } }

async function* below(records: AsyncIterable<Line>, columns: Map<string, number>): AsyncGenerator<Row> {
  for await (const { record, info } of records) {
    yield { line: info.lines, cell: column => record[columns.get(column) ?? -1]?.trim() ?? '' }
  }
}

/** Programs write quotes and row lengths as they like; only a quote that never ends is refused. */
async function* recordsOf(file: string): AsyncGenerator<Line> {
  const parser = parse({ info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
  // An error of the file reaches whoever reads the parser.
  pipeline(Readable.from(decoded(file)), parser, () => undefined)
  try {
    yield* parser as AsyncIterable<Line>
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? '找不到文件 / there is no such file' : `无法读取 / it cannot be read (${message})`
    throw new Error(`${file} ${why}`, { cause: error })
  }
}

async function* decoded(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'gb18030')
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

/** The first bytes hold the header, and Chinese in GB18030 is never valid UTF-8 for that long. */
function isUtf8(chunk: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}
