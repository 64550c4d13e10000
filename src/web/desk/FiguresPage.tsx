import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FigureBoard } from '#modules/figures/ui/FigureBoard.tsx'
import { FiguresBelow } from '#modules/figures/ui/FiguresBelow.tsx'
import { isAboveCommunity } from '#platform/regions.ts'
import { Day } from '#platform/rpc/procedure.ts'
import { api } from '#web/api.ts'
import { DayField } from '#web/kit/desk/DayField.tsx'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { daysAgo, today } from '#web/kit/desk/days.ts'
import { Page } from './Page.tsx'
import { RegionTrail } from './RegionTrail.tsx'
import { Period, useSearchOf } from './search.ts'
import { useDesk, useRegionInView } from './use-desk.ts'

const SPANS = [30, 90, 365]

/** What was done in a period, here and in each region below; sums of records, no residents. */
export function FiguresPage() {
  const { t } = useTranslation()
  const [{ from, to, region: asked }, change] = useSearchOf(Period)
  const { method } = useDesk()
  const region = useRegionInView(asked)
  const period = { region, from, to }
  const {
    data: summary,
    error,
    refetch,
  } = useQuery(api.figures.summary.queryOptions({ input: period }))

  return (
    <Page title={t('desk.figure.title')}>
      <RegionTrail region={region} />
      <PeriodForm from={from} to={to} change={change} />
      {error && !summary && <LoadError error={error} retry={refetch} />}
      {!error && !summary && <Skeleton active />}
      {summary && (
        <>
          <p className="caption">{t('desk.figure.caption', { name: summary.name, from, to })}</p>
          <FigureBoard summary={summary} levels={method.levels} levelName={method.levelName} />
        </>
      )}
      {isAboveCommunity(region) && (
        <section>
          <h2>{t('desk.figure.below')}</h2>
          <FiguresBelow
            period={period}
            linkTo={below => (
              <Link to="/figures" search={{ ...period, region: below.region }}>
                {below.name}
              </Link>
            )}
          />
        </section>
      )}
    </Page>
  )
}

function PeriodForm({
  from,
  to,
  change,
}: {
  from: string
  to: string
  change: (period: { from: string; to: string }) => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ from: string; to: string }>()
  const queryClient = useQueryClient()
  useEffect(() => form.setFieldsValue({ from, to }), [form, from, to])
  const ask = (period: { from: string; to: string }) => {
    change(period)
    // The same period again means: how is it now?
    if (period.from === from && period.to === to) void queryClient.invalidateQueries()
  }
  return (
    <Form<{ from: string; to: string }>
      form={form}
      name="period"
      layout="inline"
      initialValues={{ from, to }}
      onFinish={ask}
    >
      <DayField name="from" label={t('desk.field.from')} schema={Day} />
      <DayField
        name="to"
        label={t('desk.field.until')}
        dependencies={['from']}
        schema={Day}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, until) =>
              until < getFieldValue('from')
                ? Promise.reject(new Error(t('desk.rule.order')))
                : Promise.resolve(),
          }),
        ]}
      />
      <Button type="primary" htmlType="submit">
        {t('desk.query.ask')}
      </Button>
      <LastDays />
    </Form>
  )
}

function LastDays() {
  const { t } = useTranslation()
  return (
    <span className="ways">
      {SPANS.map(days => (
        <Link
          key={days}
          to="/figures"
          search={(former: object) => ({ ...former, from: daysAgo(days), to: today() })}
        >
          {t('desk.figure.lastDays', { days })}
        </Link>
      ))}
    </span>
  )
}
