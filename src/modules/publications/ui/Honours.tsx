import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { api, client } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { useCommand } from '#web/kit/desk/command.ts'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import { useHoldLastAct } from '#web/kit/desk/LastAct.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import { StateTag } from '#web/kit/StateTag.tsx'
import type { AtDesk } from '#web/manifest.ts'
import { filled, useTexts } from '#web/texts.ts'
import type { Honour } from '../contract.ts'
import { texts, TITLE } from '../texts.ts'
import { HonourForm } from './HonourForm.tsx'

/** Honours, statuses and milestones of a community, as they stand on its public page. */
export function Honours({ region, may }: AtDesk) {
  const t = useTexts(texts)
  const keeps = may('honour.keep')
  const query = useQuery(api.publications.honours.queryOptions({ input: { region } }))
  const [asked, ask] = useState<Honour | 'new'>()
  const add = keeps && (
    <Button type="primary" onClick={() => ask('new')}>
      {t.add}
    </Button>
  )
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <p className="bare">{t.about}</p>
        <Flex gap={8}>
          <Button href={`/honours?region=${region}`}>{t.public}</Button>
          {add}
        </Flex>
      </Flex>
      <ShortTable<Honour>
        label={TITLE[useLanguage()]}
        query={query}
        rowKey="id"
        pagination={{ pageSize: 50 }}
        none={<EmptyState words={t.none}>{add}</EmptyState>}
        columns={[
          { title: t.field.year, dataIndex: 'year', render: year => year ?? t.undated },
          { title: t.field.kind, key: 'kind', render: (_, row) => <KindTag row={row} /> },
          {
            title: t.field.level,
            dataIndex: 'level',
            render: (_, { level }) => level && t.level[level],
          },
          { title: t.field.title, key: 'title', render: (_, row) => <Title row={row} /> },
          {
            title: t.field.issuer,
            key: 'issuer',
            render: (_, { issuer, holder }) => [issuer, holder].filter(Boolean).join(' · '),
          },
          { title: t.period, key: 'period', render: (_, row) => <Period row={row} /> },
          { title: t.certificate, key: 'photo', render: (_, row) => <Certificate row={row} /> },
          ...(keeps
            ? [
                {
                  title: '',
                  key: 'acts',
                  render: (_: unknown, row: Honour) => <Acts row={row} change={() => ask(row)} />,
                },
              ]
            : []),
        ]}
      />
      {asked && (
        <HonourForm
          region={region}
          honour={asked === 'new' ? undefined : asked}
          end={() => ask(undefined)}
        />
      )}
    </>
  )
}

function KindTag({ row: { kind, good } }: { row: Honour }) {
  const t = useTexts(texts)
  if (kind === 'status' && !good) return <StateTag tone="bad">{t.bad}</StateTag>
  return <StateTag tone={kind === 'honour' ? 'good' : 'calm'}>{t.kind[kind]}</StateTag>
}

const Title = ({ row: { title, note } }: { row: Honour }) => (
  <>
    <strong>{title}</strong>
    {note && <div className="weak">{note}</div>}
  </>
)

function Period({ row: { fromOn, toOn } }: { row: Honour }) {
  const t = useTexts(texts)
  return fromOn && `${fromOn} – ${toOn ?? t.today}`
}

function Certificate({ row: { photo, title } }: { row: Honour }) {
  return (
    photo && (
      <a href={photo.url} target="_blank" rel="noreferrer">
        <img src={photo.url} alt={title} height={32} loading="lazy" />
      </a>
    )
  )
}

function Acts({ row, change }: { row: Honour; change: () => void }) {
  const t = useTexts(texts)
  const { region, id, title } = row
  const hold = useHoldLastAct()
  const remove = useCommand(client.publications.removeHonour, () =>
    hold({
      words: filled(t.removed, { title }),
      undo: () => client.publications.restoreHonour({ region, id }),
    }),
  )
  return (
    <Flex gap={8}>
      <Button size="small" className="fit" onClick={change}>
        {t.change}
      </Button>
      <Button
        size="small"
        className="fit"
        loading={remove.isPending}
        onClick={() => remove.mutate({ region, id })}
      >
        {t.remove}
      </Button>
    </Flex>
  )
}
