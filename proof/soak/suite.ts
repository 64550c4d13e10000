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
