import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Radio, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, client, fieldReasons, reasonOf } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { useCommand } from '#web/kit/desk/command.ts'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { useDraft } from '#web/kit/useDraft.ts'
import { type Column, type Import, DATASETS, type Mapping } from '../contract.ts'
import { ColumnTable } from './ColumnTable.tsx'
import { FixedValues } from './FixedValues.tsx'
import { SheetChoice } from './SheetChoice.tsx'
import { type Field, inWords } from './dataset-file.ts'

/** What somebody chose otherwise than the server guessed, by the number of the column. */
type Draft = {
  dataset: Mapping['dataset'] | undefined
  fields: Record<number, string | null>
  fixed: Record<string, string>
  /** The sheet whose columns are matched, and those that are not read with it. */
  sheet: number | undefined
  left: number[]
}
const BLANK: Draft = { dataset: undefined, fields: {}, fixed: {}, sheet: undefined, left: [] }

/** Which column is which field: the server's guess, mended by hand, and then tried on the whole file. */
export function ColumnMapping({
  region,
  id,
  mapping,
}: Pick<Import, 'region' | 'id'> & { mapping: Mapping | null }) {
  const { t } = useTranslation()
  const { draft: kept, change } = useDraft<Draft>(`import.${id}`, () => BLANK)
  const draft = { ...BLANK, ...kept }
  const {
    data: preview,
    error,
    refetch,
  } = useQuery(
    api.imports.preview.queryOptions({
      input: { region, id, dataset: draft.dataset, sheet: draft.sheet },
    }),
  )
  if (error && !preview) return <LoadError error={error} retry={refetch} />
  if (!preview) return <Skeleton active />

  const { dataset } = preview
  const fields = preview.fields[dataset]
  const columns = preview.columns.map(column => chosen(column, draft))
  const taken = columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  const fixed = filled(draft.fixed, fields)
  const held = new Set([...taken.map(({ field }) => field), ...Object.keys(fixed)])
  const missing = fields.filter(field => preview.missing.includes(field.id) && !held.has(field.id))
  const sheets = preview.sheets.flatMap(({ index, taken }) =>
    taken && !draft.left.includes(index) ? index : [],
  )
  return (
    <Flex vertical gap={16}>
      <SheetChoice
        sheets={preview.sheets}
        left={draft.left}
        leave={left => change({ left })}
        readInstead={sheet => change({ ...BLANK, sheet })}
      />
      <label className="stack">
        <strong>{t('imports.kindOf')}</strong>
        <Radio.Group
          value={dataset}
          options={DATASETS.map(value => ({ value, label: t(`imports.dataset.${value}`) }))}
          onChange={({ target }) => change({ ...BLANK, sheet: draft.sheet, dataset: target.value })}
        />
      </label>
      <ColumnTable
        columns={columns}
        fields={fields}
        choose={(index, field) => change({ fields: { ...draft.fields, [index]: field } })}
      />
      <FixedValues
        fields={fields.filter(({ id }) => id === 'estate' || preview.missing.includes(id))}
        fixed={draft.fixed}
        change={fixed => change({ fixed })}
      />
      <Missing missing={missing} />
      <Plan
        one={{ region, id, mapping: { ...mapping, dataset, sheets, columns: taken, fixed } }}
        unsure={columns.filter(({ field, confidence }) => field && confidence < 1).length}
        fields={fields}
      />
    </Flex>
  )
}

type Planned = { one: Parameters<typeof client.imports.plan>[0]; unsure: number; fields: Field[] }

/** The trial, once somebody has said of every column that is only likely whether it is. */
function Plan({ one, unsure, fields }: Planned) {
  const { t } = useTranslation()
  const plan = useCommand(client.imports.plan)
  return (
    <>
      {unsure > 0 && (
        <Alert type="warning" showIcon title={t('imports.confirmFirst', { count: unsure })} />
      )}
      {plan.error && <Refused error={plan.error} fields={fields} />}
      <div>
        <Button
          type="primary"
          loading={plan.isPending}
          disabled={unsure > 0}
          onClick={() => plan.mutate(one)}
        >
          {t('imports.plan')}
        </Button>
      </div>
    </>
  )
}

const chosen = (column: Column, { fields }: Draft): Column => {
  const field = fields[column.index]
  return field === undefined ? column : { ...column, field, confidence: field ? 1 : 0 }
}

const filled = (fixed: Draft['fixed'], fields: Field[]) =>
  Object.fromEntries(
    Object.entries(fixed)
      .map(([id, value]) => [id, value.trim()])
      .filter(([id, value]) => value && fields.some(field => field.id === id)),
  ) as Record<string, string>

function Missing({ missing }: { missing: Field[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (missing.length === 0) return null
  const names = missing.map(({ name }) => inWords(name, language)).join(t('desk.comma'))
  return (
    <Alert type="warning" showIcon role="status" title={t('imports.missing', { fields: names })} />
  )
}

/** The reason, at the field that it is about. */
function Refused({ error, fields }: { error: Error; fields: Field[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const about = fields.find(({ id }) => id in fieldReasons(error))
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={[about && inWords(about.name, language), reasonOf(error, t)]
        .filter(Boolean)
        .join(': ')}
    />
  )
}
