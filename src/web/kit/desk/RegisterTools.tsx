import { Button, Flex, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { arranged } from './layout.ts'
import { LayoutDialog } from './LayoutDialog.tsx'
import { type RegisterTool, useRegisterLayout } from './register-layout.ts'
import { type Medium, ExportDialog, type Taken } from './ExportDialog.tsx'

type Props<Row> = RegisterTool<Row> &
  Taken<Row> & {
    total: number
    /** Whether the server has said yet how many there are. */
    known: boolean
  }

/** Over a register: how many there are, how they stand, and the ways out to a file and to paper. */
export function RegisterTools<Row>({
  total,
  known,
  title,
  heading,
  rows,
  sheet,
  ...tool
}: Props<Row>) {
  const { t } = useTranslation()
  const { columns } = tool
  const { layout, arrange, ready } = useRegisterLayout(tool.register, columns)
  const [medium, exportRows] = useState<Medium>()
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
        {t('desk.register.dense')}
      </label>
      <Button disabled={!ready} onClick={() => choose(true)}>
        {t('table.columns')}
      </Button>
      <Button onClick={() => exportRows('file')}>{t('export.file')}</Button>
      <Button onClick={() => exportRows('paper')}>{t('export.paper')}</Button>
      {choosing && <LayoutDialog {...tool} close={() => choose(false)} />}
      {medium && (
        <ExportDialog
          {...{ medium, total, title, heading, rows }}
          {...(sheet && { sheet })}
          columns={arranged(columns, layout)}
          close={() => exportRows(undefined)}
        />
      )}
    </Flex>
  )
}
