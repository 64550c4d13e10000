import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import type { RegisterColumn } from '#web/kit/desk/layout.ts'
import { moment, wholeMoment } from '#web/kit/time.ts'
import type { Matter } from '../contract.ts'
import { DueTime } from './DueTime.tsx'
import { holderOf, type Kinds, nameOf } from './kinds.ts'
import { MatterState } from './MatterState.tsx'

export type RegisterNames = {
  kinds: Kinds
  roleName: (role: string) => string
  /** The names of the communities below, for a register that spans them. */
  regionNames?: ReadonlyMap<number, string>
}

/** Every column that a register of matters can show; the last ones only to whoever chooses them. */
export function useRegisterColumns(names: RegisterNames): RegisterColumn<Matter>[] {
  return [...useUsual(names), ...useAside()]
}

function useUsual({ kinds, roleName, regionNames }: RegisterNames): RegisterColumn<Matter>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const titled = useTitled()
  const region = titled('region', 130, one => regionNames?.get(one.region) ?? String(one.region))
  return [
    titled('number', 145, ({ number }) => number),
    ...(regionNames ? [region] : []),
    titled('kind', 105, ({ kind, kindName }) => nameOf(kinds, kind, kindName)),
    titled('words', 182, ({ text }) => text, {
      cell: ({ text }) => (
        <span className="two-lines" title={text}>
          {text}
        </span>
      ),
    }),
    titled('where', 150, one => wordsOf(one.address ?? t('placed.missing'), one.gridName), {
      cell: one => (
        <Two above={one.address ?? t('placed.missing')} below={one.gridName ?? t('desk.noGrid')} />
      ),
    }),
    titled('holder', 95, one => holderOf(one, { roleName }, ' '), {
      cell: one => (
        <Two
          above={one.ownerName ?? t('desk.nobodyYet')}
          below={one.ownerRole && roleName(one.ownerRole)}
        />
      ),
    }),
    titled('state', 122, ({ state }) => t(`state.${state}`), {
      cell: one => <Standing {...one} />,
    }),
    titled('dueAt', 168, ({ dueAt }) => (dueAt ? wholeMoment(dueAt) : ''), {
      sorted: true,
      sheet: { format: 'moment', of: ({ dueAt }) => dueAt },
      cell: ({ dueAt, closedAt }) => <DueTime dueAt={dueAt} running={closedAt === null} />,
    }),
    titled('receivedAt', 115, ({ receivedAt }) => wholeMoment(receivedAt), {
      sorted: true,
      sheet: { format: 'moment', of: ({ receivedAt }) => receivedAt },
      cell: ({ receivedAt }) => moment(receivedAt, language),
    }),
  ]
}

function useAside(): RegisterColumn<Matter>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const titled = useTitled()
  const aside = { aside: true }
  const timed = (
    key: 'reportedAt' | 'promisedBy' | 'closedAt',
    more: Partial<RegisterColumn<Matter>> = aside,
  ) =>
    titled(key, 125, one => (one[key] ? wholeMoment(one[key]) : ''), {
      cell: one => one[key] && moment(one[key], language),
      sheet: { format: 'moment', of: one => one[key] },
      ...more,
    })
  return [
    titled('requester', 100, one => one.requesterName ?? t('say.anonymous'), aside),
    titled('source', 90, ({ source }) => t(`source.${source}`), aside),
    titled('category', 160, ({ category }) => category ?? '', aside),
    timed('reportedAt', { aside: true, sorted: true }),
    timed('promisedBy'),
    timed('closedAt'),
    titled('outcome', 140, ({ outcome }) => (outcome ? t(`outcome.${outcome}`) : ''), aside),
  ]
}

function useTitled() {
  const { t } = useTranslation()
  return (
    key: string,
    width: number,
    text: (one: Matter) => string,
    more: Partial<RegisterColumn<Matter>> = {},
  ): RegisterColumn<Matter> => ({ key, title: t(`desk.column.${key}`), width, text, ...more })
}

const wordsOf = (...words: (string | null)[]) => words.filter(Boolean).join(' ')

const Two = ({ above, below }: { above: string; below: string | null }) => (
  <span className="stack">
    <span>{above}</span>
    {below && <small>{below}</small>}
  </span>
)

function Standing({ state, supervised }: Matter) {
  const { t } = useTranslation()
  return (
    <span className="stack">
      <span>
        <MatterState state={state} />
      </span>
      {supervised && <small className="overdue">{t('desk.supervised')}</small>}
    </span>
  )
}
