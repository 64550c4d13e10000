import type { ReactNode } from 'react'
import { useLanguage } from '../i18n.ts'
import { moment } from './time.ts'

type Happening = { key: string | number; at: Date; title: ReactNode; words?: string | null }

/** What happened, in the order given. */
export function Timeline({ items }: { items: readonly Happening[] }) {
  const language = useLanguage()
  return (
    <ol className="timeline">
      {items.map(item => (
        <li key={item.key}>
          <p>{item.title}</p>
          <time className="weak" dateTime={item.at.toISOString()}>
            {moment(item.at, language)}
          </time>
          {item.words && <blockquote>{item.words}</blockquote>}
        </li>
      ))}
    </ol>
  )
}
