/** What commands have in common: their arguments, their end, what they say meanwhile. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'

/** Says lines to whoever runs the command, who may also interrupt it. */
export type Command = { say(line: string): void; signal?: AbortSignal | undefined }

type Given<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true }>
>

const TENTHS = 10

/** Reads the arguments, does the work, and ends with a sentence instead of a stack. */
export async function asCommand<T extends ParseArgsOptionsConfig>(
  { usage, options }: { usage: string; options: T },
  work: (given: Given<T>, command: Command) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () =>
      stop.abort(new Error('已中断，未留下任何内容 / interrupted, nothing was kept')),
    )
  try {
    await work(argumentsOf(usage, options), { say: console.log, signal: stop.signal })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

function argumentsOf<T extends ParseArgsOptionsConfig>(usage: string, options: T): Given<T> {
  try {
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  } catch {
    throw new Error(usage)
  }
}

/** npm runs its scripts in the folder of the package; paths are meant from where it was called. */
export const pathOf = (given: string): string =>
  resolve(process.env.INIT_CWD ?? process.cwd(), given)

/** Says how far something has come, ten times at most. */
export function meter(what: string, say: Command['say']) {
  let said = 0
  return (done: number, expected: number) => {
    const tenth = Math.min(TENTHS, Math.floor((done / Math.max(expected, 1)) * TENTHS))
    if (tenth <= said) return
    said = tenth
    say(`${what} ${tenth * TENTHS} %`)
  }
}

export const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
