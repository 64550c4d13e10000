import { Alert, Button, Flex, Form, Input, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { reasonOf } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { moment } from '../time.ts'
import { Ask } from './Ask.tsx'
import { Asked } from './Asked.tsx'
import { csvOf, download } from './csv.ts'
import { today } from './days.ts'
import type { LedgerColumn } from './layout.ts'
import { useLongWork } from './long-work.ts'
import { PrintSheet, type Sheet } from './PrintSheet.tsx'

/** How many rows a file and a print take; more than these nobody reads. */
const MOST = { file: 5000, paper: 1000 } as const
const Purpose = z.string().trim().min(1).max(200)
export type Medium = keyof typeof MOST

/** What is taken out: which rows, under which title, and whether they tell of people. */
export type Taken<Row> = {
  title: string
  /** Whose ledger it is and by which conditions. */
  heading: string
  /** Of people nothing goes to paper either without a purpose. */
  personal?: boolean | undefined
  rows: (most: number, to: { medium: Medium; purpose: string }) => AsyncIterable<Row>
}

type Props<Row> = Taken<Row> & {
  medium: Medium
  total: number
  columns: LedgerColumn<Row>[]
  close: () => void
}

/** The rows of a question on paper or in a file: the columns and the masks of the screen, and nothing more. */
export function TakeOut<Row>(props: Props<Row>) {
  const { medium, total, columns, title, heading, personal, rows: taken, close } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { work, start, stop } = useLongWork<Row>()
  const [sheet, print] = useState<Sheet>()
  const whole = Math.min(total, MOST[medium])
  const head = columns.map(({ title }) => title)
  const begin = async ({ purpose = '' }: { purpose?: string }) => {
    const { done, error } = await start({
      items: taken(whole, { medium, purpose }),
      whole,
      act: () => Promise.resolve(),
    })
    if (error || done.length < whole) return
    const rows = done.map(row => columns.map(({ text }) => text(row)))
    const caption = `${heading} · ${t('takeOut.at', { at: moment(new Date(), language) })}`
    if (medium === 'paper') return print({ caption, head, rows })
    const origin = [[], [caption], [t('takeOut.for', { purpose })]]
    download(`${title}-${today()}.csv`, csvOf([head, ...rows, ...origin]))
    close()
  }
  return (
    <Ask
      title={t(`takeOut.${medium}`)}
      close={() => {
        stop()
        close()
      }}
    >
      <p>{t('takeOut.what', { count: whole, heading })}</p>
      {whole < total && (
        <Alert type="warning" showIcon title={t('takeOut.most', { count: whole })} />
      )}
      <Form name="take-out" layout="vertical" onFinish={begin} disabled={work.state === 'working'}>
        {(personal || medium === 'file') && (
          <Asked
            name="purpose"
            label={t('takeOut.purpose')}
            extra={t('takeOut.purposeHint')}
            schema={Purpose}
          >
            <Input maxLength={200} />
          </Asked>
        )}
        {work.state === 'working' && (
          <Progress
            aria-label={t(`takeOut.${medium}`)}
            percent={Math.floor((100 * work.done.length) / Math.max(1, whole))}
          />
        )}
        {work.error && <Alert type="error" showIcon role="alert" title={reasonOf(work.error, t)} />}
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={work.state === 'working'}>
            {t(`takeOut.${medium}`)}
          </Button>
          {work.state === 'working' && (
            <Button disabled={false} onClick={stop}>
              {t('bulk.stop')}
            </Button>
          )}
        </Flex>
      </Form>
      {sheet && <PrintSheet sheet={sheet} done={close} />}
    </Ask>
  )
}
