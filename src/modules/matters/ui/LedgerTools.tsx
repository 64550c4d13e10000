import { Button, Flex, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { arranged, type LedgerColumn } from '#web/kit/desk/layout.ts'
import type { Matter } from '../contract.ts'
import { LayoutDialog } from './LayoutDialog.tsx'
import { useLedgerLayout } from './ledger-layout.ts'
import { askedOf, type LedgerSearch } from './ledger-search.ts'
import { type Medium, TakeOut } from './TakeOut.tsx'

type Props = {
  region: number
  search: LedgerSearch
  change: (search: Partial<LedgerSearch>) => void
  columns: LedgerColumn<Matter>[]
  total: number
  /** Whether the server has said yet how many there are. */
  known: boolean
  /** Whose ledger it is and by which conditions. */
  heading: string
}

/** Over the ledger: how many there are, how they stand, and the ways out to a file and to paper. */
export function LedgerTools({ region, search, change, columns, total, known, heading }: Props) {
  const { t } = useTranslation()
  const { layout, arrange } = useLedgerLayout(columns)
  const [medium, takeOut] = useState<Medium>()
  const [choosing, choose] = useState(false)
  return (
    <Flex align="center" gap={8} wrap className="gap-below">
      <span role="status">{known && t('desk.ledger.total', { count: total })}</span>
      <span className="spread" />
      <label>
        <Switch
          size="small"
          checked={layout.dense}
          onChange={dense => arrange({ ...layout, dense })}
        />{' '}
        {t('desk.ledger.dense')}
      </label>
      <Button onClick={() => choose(true)}>{t('table.columns')}</Button>
      <Button onClick={() => takeOut('file')}>{t('takeOut.file')}</Button>
      <Button onClick={() => takeOut('paper')}>{t('takeOut.paper')}</Button>
      {choosing && <LayoutDialog {...{ columns, search, change }} close={() => choose(false)} />}
      {medium && (
        <TakeOut
          {...{ medium, total, heading }}
          filter={askedOf(region, search)}
          columns={arranged(columns, layout)}
          close={() => takeOut(undefined)}
        />
      )}
    </Flex>
  )
}
