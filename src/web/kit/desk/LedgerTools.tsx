import { Button, Flex, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { arranged } from './layout.ts'
import { LayoutDialog } from './LayoutDialog.tsx'
import { type LedgerTool, useLedgerLayout } from './ledger-layout.ts'
import { type Medium, TakeOut, type Taken } from './TakeOut.tsx'

type Props<Row> = LedgerTool<Row> &
  Taken<Row> & {
    total: number
    /** Whether the server has said yet how many there are. */
    known: boolean
  }

/** Over a ledger: how many there are, how they stand, and the ways out to a file and to paper. */
export function LedgerTools<Row>({ total, known, title, heading, rows, ...tool }: Props<Row>) {
  const { t } = useTranslation()
  const { columns } = tool
  const { layout, arrange, ready } = useLedgerLayout(tool.ledger, columns)
  const [medium, takeOut] = useState<Medium>()
  const [choosing, choose] = useState(false)
  return (
    <Flex align="center" gap={8} wrap className="gap-below">
      <span role="status">{known && t('table.total', { count: total })}</span>
      <span className="spread" />
      <label>
        <Switch
          size="small"
          checked={layout.dense}
          disabled={!ready}
          onChange={dense => arrange({ ...layout, dense })}
        />{' '}
        {t('desk.ledger.dense')}
      </label>
      <Button disabled={!ready} onClick={() => choose(true)}>
        {t('table.columns')}
      </Button>
      <Button onClick={() => takeOut('file')}>{t('takeOut.file')}</Button>
      <Button onClick={() => takeOut('paper')}>{t('takeOut.paper')}</Button>
      {choosing && <LayoutDialog {...tool} close={() => choose(false)} />}
      {medium && (
        <TakeOut
          {...{ medium, total, title, heading, rows }}
          columns={arranged(columns, layout)}
          close={() => takeOut(undefined)}
        />
      )}
    </Flex>
  )
}
