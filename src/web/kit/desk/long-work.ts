import { useEffect, useRef, useState } from 'react'

export type LongWork<Item> = {
  state: 'resting' | 'working' | 'over'
  /** How many there are, as far as is known. */
  whole: number
  done: readonly Item[]
  refused: readonly { item: Item; error: unknown }[]
  /** What broke the work off, so that the rest was not tried. */
  error?: Error
}

type Order<Item> = {
  items: AsyncIterable<Item> | Iterable<Item>
  whole: number
  act: (item: Item) => Promise<unknown>
}

/** One thing after another, with its progress, a way to stop, and what could not be done and why. */
export function useLongWork<Item>() {
  const [work, show] = useState<LongWork<Item>>({
    state: 'resting',
    whole: 0,
    done: [],
    refused: [],
  })
  const stopped = useRef(false)
  const stop = () => {
    stopped.current = true
  }
  // Whoever leaves the page stops the work.
  useEffect(() => {
    stopped.current = false
    return stop
  }, [])

  async function start({ items, whole, act }: Order<Item>): Promise<LongWork<Item>> {
    stopped.current = false
    const done: Item[] = []
    const refused: { item: Item; error: unknown }[] = []
    const tell = (more: Pick<LongWork<Item>, 'state' | 'error'>) => {
      const told = { whole, done, refused, ...more }
      show(told)
      return told
    }
    tell({ state: 'working' })
    try {
      for await (const item of items) {
        if (stopped.current) break
        await act(item).then(
          () => done.push(item),
          (error: unknown) => refused.push({ item, error }),
        )
        tell({ state: 'working' })
      }
    } catch (error) {
      return tell({ state: 'over', error: error as Error })
    }
    return tell({ state: 'over' })
  }
  return { work, start, stop }
}
