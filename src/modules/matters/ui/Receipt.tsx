import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Flex, Skeleton } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#web/api.ts'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { wholeMoment } from '#web/kit/time.ts'
import { holderOf, type InWords } from './kinds.ts'
import { dossier } from './queries.ts'

type Props = { region: number; id: string; head: ReactNode; inWords: InWords }

/** The slip for whoever came or called: by number and code they follow the matter and judge it without an account. Its code is made for this one sheet; another voids it. */
export function Receipt({ region, id, head, inWords }: Props) {
  const { t } = useTranslation()
  const about = useQuery(dossier(region, id))
  const matter = about.data
  const slip = useMutation({ mutationFn: () => client.matters.receipt({ region, id }) })
  const wasPrinted = matter?.steps.some(({ action }) => action === 'printSlip')
  const { isIdle, mutate } = slip
  useEffect(() => {
    if (wasPrinted === false && isIdle) mutate()
  }, [wasPrinted, isIdle, mutate])
  if (about.error && !matter) return <LoadError error={about.error} retry={about.refetch} />
  if (slip.error) return <LoadError error={slip.error} retry={mutate} />
  if (matter && wasPrinted && isIdle)
    return (
      <Flex vertical gap={12} align="start" className="no-print">
        <p>{t('slip.once')}</p>
        <Button onClick={() => mutate()}>{t('slip.again')}</Button>
      </Flex>
    )
  if (!slip.data || !matter) return <Skeleton active />
  const { number, code } = slip.data
  const address = `${window.location.origin}/track/#${region}/${number}/${code}`
  const lines = [
    ['number', number],
    ['code', code],
    ['said', matter.text],
    ['receivedAt', wholeMoment(matter.receivedAt)],
    ['holder', holderOf(matter, inWords, ' ') || t('desk.nobodyYet')],
    ['promisedBy', matter.promisedBy ? wholeMoment(matter.promisedBy) : t('due.none')],
    ['address', address],
  ]
  return (
    <article className="receipt card">
      {head}
      <dl>
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt>{t(`receipt.${name}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>{t('receipt.about')}</p>
      <p className="no-print">{t('slip.once')}</p>
    </article>
  )
}
