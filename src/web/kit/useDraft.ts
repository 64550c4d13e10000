import { useRef, useState } from 'react'
import { store, stored, unstore, unstoreAll } from './store.ts'

const PREFIX = 'linli.draft.'

/** Whoever signs out leaves nothing unfinished on the device. */
export const forgetDrafts = () => unstoreAll(PREFIX)

/**
 * What somebody is writing, kept in this browser until it is sent, so that no reload or dead spot
 * loses a word; but for what no browser may keep.
 */
export function useDraft<Draft extends object>(
  name: string,
  blank: () => Draft,
  unkept: readonly (keyof Draft & string)[] = [],
) {
  const key = PREFIX + name
  const [draft, setDraft] = useState<Draft>(() => ({ ...blank(), ...kept<Draft>(key) }))
  // A photo arrives long after the press that sent it, and must not bring back the words of that moment.
  const newest = useRef(draft)
  const take = (next: Draft) => {
    newest.current = next
    setDraft(next)
  }
  return {
    draft,
    change: (part: Partial<Draft>) => {
      take({ ...newest.current, ...part })
      keep(key, newest.current, unkept)
    },
    discard: () => {
      take(blank())
      unstore(key)
    },
  }
}

function kept<Draft>(key: string): Partial<Draft> {
  try {
    return JSON.parse(stored(key) ?? '{}') as Partial<Draft>
  } catch {
    return {}
  }
}

function keep(key: string, draft: object, unkept: readonly string[]) {
  const kept = Object.entries(draft).filter(([field]) => !unkept.includes(field))
  store(key, JSON.stringify(Object.fromEntries(kept)))
}
