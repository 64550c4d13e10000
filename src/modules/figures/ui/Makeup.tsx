import { useTranslation } from 'react-i18next'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { MAKEUP, type Profile } from '../contract.ts'
import { shares, SMALLEST_CELL } from '../rules.ts'

/** How the persons of a region are made up; each way to divide them adds up to all. */
export function Makeup({ profile: { makeup, counted } }: { profile: Profile }) {
  const { t } = useTranslation()
  if (counted.persons === 0) return null
  const rows = (['sex', 'age', 'kind'] as const).flatMap(way => {
    const counts = MAKEUP[way].map(part => (makeup[way] as Record<string, number | null>)[part]!)
    const told = shares(counts, counted.persons)
    return MAKEUP[way].map((part, nth) => ({
      key: `${way}.${part}`,
      name: t(`makeup.${way}.${part}`),
      count: counts[nth]!,
      share: told[nth],
    }))
  })
  return (
    <section>
      <h2>{t('makeup.title')}</h2>
      <PlainTable
        label={t('makeup.title')}
        rows={rows.filter(({ count }) => count !== 0)}
        keyOf={({ key }) => key}
        columns={[
          { title: t('overview.item'), cell: ({ name }) => name },
          {
            title: t('overview.counted.persons'),
            number: true,
            cell: ({ count }) =>
              t('unit.persons', {
                number: count?.toLocaleString('en') ?? t('overview.few', { count: SMALLEST_CELL }),
              }),
          },
          {
            title: t('desk.figure.share'),
            number: true,
            cell: ({ share }) => share,
          },
        ]}
      />
    </section>
  )
}
