import type { ReactNode } from 'react'

/** How a state feels; the words carry the meaning, the colour only repeats it. */
export type Tone = 'calm' | 'go' | 'good' | 'warn' | 'bad'

export const StateTag = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
)
