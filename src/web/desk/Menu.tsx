import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Me } from '#modules/access/contract.ts'
import { useLanguage } from '#web/i18n.ts'
import { Drawing } from '#web/kit/Drawing.tsx'
import { store, stored } from '#web/kit/store.ts'
import { type Group, GROUPS } from '#web/manifest.ts'
import { type Entry, screensOf } from './screens.ts'

type Props = { me: Me; folded?: boolean; chosen?: () => void }

/** The pages in their groups, which fold and stay so in this browser; a group of one page is that page. */
export function Menu({ me, folded = false, chosen }: Props) {
  const { t } = useTranslation()
  const [closed, close] = useState(kept)
  const toggle = (group: Group, open: boolean) => {
    const next = open ? closed.filter(one => one !== group) : [...new Set([...closed, group])]
    store(KEY, JSON.stringify(next))
    close(next)
  }
  const groups = Map.groupBy(screensOf(me), ({ group }) => group)
  return (
    <nav aria-label={t('desk.menu.title')} className={folded ? 'menu menu-folded' : 'menu'}>
      {[...groups].map(([group, entries]) => {
        const links = entries.map(entry => <Item key={entry.to} {...{ entry, folded, chosen }} />)
        return folded || entries.length === 1 ? (
          links
        ) : (
          <details
            key={group}
            open={!closed.includes(group)}
            onToggle={({ currentTarget }) => toggle(group, currentTarget.open)}
          >
            <summary>{t(`desk.group.${group}`)}</summary>
            {links}
          </details>
        )
      })}
    </nav>
  )
}

function Item({
  entry: { to, icon, title },
  folded,
  chosen,
}: { entry: Entry } & Omit<Props, 'me'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = typeof title === 'string' ? t(`desk.menu.${title}`) : title[language]
  return (
    <Link
      to={to}
      activeOptions={{ includeSearch: false }}
      onClick={chosen}
      title={folded ? name : undefined}
    >
      <Drawing path={icon} /> <span>{name}</span>
    </Link>
  )
}

const KEY = 'linli.menu'
const Closed = z.array(z.enum(GROUPS))

function kept(): readonly Group[] {
  try {
    return Closed.parse(JSON.parse(stored(KEY) ?? '[]'))
  } catch {
    return []
  }
}
