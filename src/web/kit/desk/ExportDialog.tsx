import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, reasonOf } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { wholeMoment } from '../time.ts'
import { Dialog } from './Dialog.tsx'
import { FormField } from './FormField.tsx'
import { csvOf, download } from './csv.ts'
import { today } from './days.ts'
import type { RegisterColumn } from './layout.ts'
import { sheetOf } from './sheet-file.ts'
import { PrintSheet, type Sheet } from './PrintSheet.tsx'
import { workbookOf } from './workbook.ts'

/** How many rows a file and a print take; more than these nobody reads. */
const MOST = { file: 20_000, sheet: 60_000, paper: 1000 } as const
const FORMS = ['xlsx', 'csv'] as const
type Typed = { purpose: string; form?: (typeof FORMS)[number] }
const Purpose = z.string().trim().min(1).max(200)
export type Medium = 'file' | 'paper'

/** What is taken out: which rows, and under which title. */
export type Taken<Row> = {
  title: string
  /** Whose register it is and by which conditions. */
  heading: string
  /** Of a register that the server writes into a file: its name there, and the conditions. */
  sheet?: { register: string; filter: object }
  rows: (request: { medium: Medium; most: number; purpose: string }) => Promise<Row[]>
}

type Props<Row> = Taken<Row> & {
  medium: Medium
  total: number
  columns: RegisterColumn<Row>[]
  close: () => void
}

/** The rows of a question on paper or in a file: the columns and the masks of the screen, and nothing more. */
export function ExportDialog<Row>(props: Props<Row>) {
  const { medium, total, columns, title, heading, rows: taken, close, sheet: written } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const queryClient = useQueryClient()
  const { data: me } = useQuery(api.access.me.queryOptions({ staleTime: 60_000 }))
  const [sheet, print] = useState<Sheet>()
  const inSheet = medium === 'file' ? written : undefined
  const whole = Math.min(total, MOST[inSheet ? 'sheet' : medium])
  const head = columns.map(({ title }) => title)
  const request = useMutation({
    async mutationFn({ purpose, form: format = 'xlsx' }: Typed) {
      if (!inSheet) return taken({ medium, most: whole, purpose })
      const keys = columns.map(({ key }) => key)
      const asked = { ...inSheet.filter, columns: keys, purpose, language, format }
      download(`${title}-${today()}.${format}`, await sheetOf(inSheet.register, asked))
      return undefined
    },
    async onSuccess(all, { purpose, form }) {
      void queryClient.invalidateQueries({ queryKey: api.audit.exportLog.key() })
      if (!all) return close()
      const rows = all.map(row => columns.map(({ text }) => text(row)))
      const caption = `${heading} · ${t(`export.at.${medium}`, { by: me?.name, at: wholeMoment(new Date()) })}`
      const why = t('export.for', { purpose })
      if (medium === 'paper') return print({ caption: `${caption} · ${why}`, head, rows })
      const name = `${title}-${today()}`
      const origin = [caption, why]
      if (form === 'csv')
        download(`${name}.csv`, csvOf([head, ...rows, [], ...origin.map(line => [line])]))
      else {
        const cells = all.map(row =>
          columns.map(({ text, sheet }) => (sheet ? sheet.of(row) : text(row))),
        )
        const heads = columns.map(({ sheet, ...column }) => ({ ...column, format: sheet?.format }))
        download(`${name}.xlsx`, await workbookOf(title, heads, cells, origin))
      }
      close()
    },
  })
  return (
    <Dialog title={t(`export.${medium}`)} close={close}>
      <p>{t('export.what', { count: whole, heading })}</p>
      {whole < total && (
        <Alert type="warning" showIcon title={t('export.most', { count: whole })} />
      )}
      <Form
        name="export"
        layout="vertical"
        onFinish={(typed: Typed) => request.mutate(typed)}
        initialValues={{ form: 'xlsx' }}
        disabled={request.isPending}
      >
        <FormField
          name="purpose"
          label={t(`export.purposeOf.${medium}`)}
          extra={t('export.purposeHint')}
          schema={Purpose}
        >
          <Input maxLength={200} />
        </FormField>
        {medium === 'file' && (
          <Form.Item name="form" label={t('export.form')}>
            <Radio.Group options={FORMS.map(value => ({ value, label: t(`export.${value}`) }))} />
          </Form.Item>
        )}
        {request.error && (
          <Alert type="error" showIcon role="alert" title={reasonOf(request.error, t)} />
        )}
        <Button type="primary" htmlType="submit" loading={request.isPending}>
          {t(`export.${medium}`)}
        </Button>
      </Form>
      {sheet && <PrintSheet sheet={sheet} done={close} />}
    </Dialog>
  )
}
