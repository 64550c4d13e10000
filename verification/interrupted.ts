/** A proof that is told to end takes its houses down with it. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
const houses = new Set<() => Promise<void>>()

/** From now on a signal ends this app too, before it ends the process. */
export function entered(end: () => Promise<void>): void {
  if (houses.size === 0) for (const signal of SIGNALS) process.once(signal, endAll)
  houses.add(end)
}

export function left(end: () => Promise<void>): void {
  houses.delete(end)
  if (houses.size === 0) for (const signal of SIGNALS) process.off(signal, endAll)
}

const endAll = () =>
  void Promise.allSettled([...houses].map(end => end())).finally(() => process.exit(1))
