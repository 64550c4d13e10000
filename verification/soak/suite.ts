/** What every long proof is given, and how it says what it measured. */
export type Run = {
  /** Drives every choice of the run: the same seed makes the same choices. */
  seed: number
  /** How long it may go on loading, measured from its start. */
  minutes: number
  /** How many kills or rounds, where a suite counts them. */
  rounds?: number
  /** Prints one figure; one that breaks its bar fails the run, which still goes on to its end. */
  say(name: string, value: number, unit: string, bar?: Bar): void
}
export type Bar = { atMost: number } | { atLeast: number }
export type Suite = (run: Run) => Promise<void>

/** With `--rounds N` about N of all, and with each of the seeds 0, 1, … others; without it all of them. */
export function piece<T>(all: readonly T[], { seed, rounds = all.length }: Run): T[] {
  const parts = Math.ceil(all.length / rounds)
  const from = Math.floor(((seed % parts) * all.length) / parts)
  return all.slice(from, Math.floor((((seed % parts) + 1) * all.length) / parts))
}
