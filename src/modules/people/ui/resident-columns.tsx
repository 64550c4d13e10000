import { useTranslation } from 'react-i18next'
import type { RegisterColumn } from '#web/kit/desk/layout.ts'
import type { Resident } from '../contract.ts'

/** Every column that the residents' register can show; the last ones only to whoever chooses them. */
export function useResidentColumns(): RegisterColumn<Resident>[] {
  const { t } = useTranslation()
  const titled = (
    key: string,
    width: number,
    text: (one: Resident) => string,
    more: Partial<RegisterColumn<Resident>> = {},
  ): RegisterColumn<Resident> => ({
    key,
    title: t(`residents.column.${key}`),
    width,
    text,
    ...more,
  })
  const aside = { aside: true }
  return [
    titled('name', 110, ({ name }) => name, { sorted: true }),
    titled('sex', 70, ({ sex }) => (sex ? t(`residents.sex.${sex}`) : '')),
    titled('birthOn', 130, one => birthOf(one, t('residents.years', { count: one.age ?? 0 })), {
      sorted: true,
      sheet: { format: 'day', of: ({ birthOn }) => dayOf(birthOn) },
    }),
    titled('address', 230, ({ address }) => address, { sorted: true }),
    titled('gridName', 110, ({ gridName }) => gridName ?? t('desk.noGrid')),
    titled('relation', 100, ({ relation }) =>
      relation ? t(`residents.relation.${relation}`) : '',
    ),
    titled('kind', 90, ({ kind }) => t(`residents.kind.${kind}`)),
    titled('phoneMasked', 130, ({ phoneMasked }) => phoneMasked ?? ''),
    titled('citizenIdMasked', 180, ({ citizenIdMasked }) => citizenIdMasked ?? '', aside),
    titled('origin', 150, ({ origin }) => origin ?? '', aside),
    titled('fromOn', 120, ({ fromOn }) => fromOn ?? '', {
      aside: true,
      sheet: { format: 'day', of: ({ fromOn }) => dayOf(fromOn) },
    }),
  ]
}

const birthOf = ({ birthOn }: Resident, age: string) => (birthOn ? `${birthOn} ${age}` : '')

const dayOf = (day: string | null) => (day ? new Date(`${day}T00:00:00+08:00`) : null)
