import { useTranslation } from 'react-i18next'
import { inText } from '#platform/sheets/columns.ts'
import type { Column } from '#platform/sheets/columns.ts'
import { useLanguage } from '#web/i18n.ts'
import type { RegisterColumn } from '#web/kit/desk/layout.ts'
import type { Resident } from '../contract.ts'
import { RESIDENTS } from '../register.ts'

/** The columns of the residents' register on the screen, where a birth is told with the age. */
export function useResidentColumns(): RegisterColumn<Resident>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const aged = (one: Resident) =>
    one.birthOn ? `${one.birthOn} ${t('residents.years', { count: one.age ?? 0 })}` : ''
  return Object.entries<Column<Resident>>(RESIDENTS).map(([key, { title, cell, ...more }]) => ({
    ...more,
    key,
    title: title[language],
    text: key === 'birthOn' ? aged : one => inText(cell(one, language)),
  }))
}
