import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Taking } from '#modules/audit/contract.ts'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { Ask } from '#web/kit/desk/Ask.tsx'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { moment } from '#web/kit/time.ts'
import { useResidentWords } from './resident-words.ts'

type Props = { region: number; roleName: (role: string) => string }

/** Who took lists of residents out, when, by which conditions and what for. */
export function Takings(props: Props) {
  const { t } = useTranslation()
  const [asked, ask] = useState(false)
  return (
    <>
      <Button onClick={() => ask(true)}>{t('residents.takings.title')}</Button>
      {asked && (
        <Ask title={t('residents.takings.title')} close={() => ask(false)}>
          <List {...props} />
        </Ask>
      )}
    </>
  )
}

function List({ region, roleName }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useResidentWords(region)
  const { data, error, refetch } = useQuery(api.audit.takings.queryOptions({ input: { region } }))
  if (error && !data) return <Unread error={error} retry={refetch} />
  if (!data?.length) return data && <Nothing words={t('residents.takings.none')} />
  const column = (name: string, cell: (taking: Taking) => string) => ({
    title: t(`residents.takings.${name}`),
    cell,
  })
  return (
    <PlainTable
      label={t('residents.takings.title')}
      keyOf={({ id }) => id}
      rows={data}
      columns={[
        column('at', ({ at }) => moment(at, language)),
        column('by', ({ byName, byRole }) => `${byName} ${roleName(byRole)}`),
        column('what', ({ filter, rows }) => `${words(filter)} · ${rows}`),
        column('medium', ({ medium }) => t(`takeOut.${medium}`)),
        column('purpose', ({ purpose }) => purpose),
      ]}
    />
  )
}
