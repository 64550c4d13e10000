import { Button, Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { BULK_ACTS, type BulkActName } from './bulk.ts'

type Props = {
  count: number
  total: number
  everything: boolean
  offered: (act: BulkActName) => boolean
  takeAll: () => void
  begin: (act: BulkActName) => void
  clear: () => void
  takePage: () => void
  /** Whether the rows on screen are still those of the former question. */
  waiting: boolean
}

/** What is picked and what can be done with it; all results of the question can be meant without loading them. */
export function Picked(props: Props) {
  const { count, total, everything, offered, takeAll, takePage, waiting, begin, clear } = props
  const { t } = useTranslation()
  if (count === 0)
    return (
      <Button type="link" size="small" disabled={waiting} onClick={takePage}>
        {t('bulk.takePage')}
      </Button>
    )
  return (
    <Flex gap={8} align="center" wrap className="picked" role="region" aria-label={t('bulk.title')}>
      <span role="status">
        {everything ? t('bulk.allPicked', { count: total }) : t('bulk.picked', { count })}
      </span>
      {!everything && total > count && (
        <Button type="link" onClick={takeAll}>
          {t('bulk.takeAll', { count: total })}
        </Button>
      )}
      {BULK_ACTS.filter(offered).map(act => (
        <Button key={act} onClick={() => begin(act)}>
          {t(`bulk.${act}`)}
        </Button>
      ))}
      <Button type="text" onClick={clear}>
        {t('bulk.clear')}
      </Button>
    </Flex>
  )
}
