/** Looks for phones and citizen ids in clear, wherever an app may have left them: in the raw bytes of its files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The values as they may stand somewhere: in clear, and as the hex of their bytes. */
type Sought = { forms: Set<string>; lengths: number[] }

export function sought(values: readonly string[]): Sought {
  const forms = new Set(values.flatMap(value => [value, Buffer.from(value).toString('hex')]))
  return { forms, lengths: [...new Set([...forms].map(form => form.length))] }
}

/** Of which values a text tells; wide characters are narrowed first. */
export function leaksInText(text: string, { forms, lengths }: Sought): string[] {
  const found = new Set<string>()
  // The zeros between wide letters would hide a number.
  for (const [run] of text.replaceAll('\0', '').matchAll(/[\da-f]{11,}X?/g)) {
    for (const length of lengths) {
      for (let at = 0; at + length <= run.length; at++) {
        const form = run.slice(at, at + length)
        if (forms.has(form)) found.add(form)
      }
    }
  }
  return [...found]
}

/** Every file below a folder that tells one of the values, with how many. */
export function leaksInFolder(folder: string, values: Sought): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .flatMap(path => {
      const found = leaksInText(readFileSync(path, 'latin1'), values)
      return found.length > 0 ? `${path}: ${found.length}` : []
    })
}
