import { Button, Select, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import type { Column } from '../contract.ts'
import { type Field, inWords } from './dataset-file.ts'

type Props = {
  columns: Column[]
  fields: Field[]
  choose: (index: number, field: string | null) => void
}

/** Each column of the file with its first values, the field it goes to, and how sure that is. */
export function ColumnTable({ columns, fields, choose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = ({ name, required }: Field) => `${inWords(name, language)}${required ? ' *' : ''}`
  const taken = new Set(columns.map(({ field }) => field))
  return (
    <Table<Column>
      aria-label={t('imports.mapping')}
      rowKey="index"
      size="small"
      dataSource={columns}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('imports.column.header'), dataIndex: 'header' },
        {
          title: t('imports.column.field'),
          render: (_, { index, header, field }) => (
            <Select
              className="field-of"
              aria-label={t('imports.fieldOf', { header })}
              value={field}
              onChange={chosen => choose(index, chosen ?? null)}
              showSearch={{ optionFilterProp: 'label' }}
              allowClear
              placeholder={t('imports.notTaken')}
              options={fields.map(one => ({
                value: one.id,
                label: nameOf(one),
                disabled: one.id !== field && taken.has(one.id),
              }))}
            />
          ),
        },
        {
          title: t('imports.column.sure'),
          render: (_, column) => (
            <Sure {...column} confirm={() => choose(column.index, column.field)} />
          ),
        },
        {
          title: t('imports.column.samples'),
          render: (_, { samples }) => (
            <span className="samples weak">
              {samples.filter(Boolean).slice(0, 3).join(' · ') || '—'}
            </span>
          ),
        },
      ]}
    />
  )
}

function Sure({ header, field, confidence, why, confirm }: Column & { confirm: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!field) return <span className="weak">{inWords(why, language) || t('imports.leftOut')}</span>
  if (confidence === 1) return t('imports.sure')
  return (
    <>
      <strong className="unsure">
        {t('imports.unsure', { percent: Math.round(confidence * 100) })}
      </strong>{' '}
      <Button size="small" aria-label={t('imports.confirm', { header })} onClick={confirm}>
        {t('imports.confirmed')}
      </Button>
    </>
  )
}
