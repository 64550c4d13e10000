import { useQuery } from '@tanstack/react-query'
import { Alert, Flex, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { moment } from '#web/kit/time.ts'
import type { Dossier, Finding } from '../contract.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { ImportState } from './ImportState.tsx'
import { AtWork, ImportActions } from './ImportSteps.tsx'
import { importOptions, inWords, isAtWork } from './dataset-file.ts'
import { NewPlaces } from './NewPlaces.tsx'
import { SheetNotes } from './SheetChoice.tsx'

/** One dataset on its way in: understood, tried, carried out, and if need be taken back. */
export function ImportDossier({ region, id }: { region: number; id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: one, error, refetch } = useQuery(importOptions(region, id))
  if (error && !one) return <LoadError error={error} retry={refetch} />
  if (!one) return <Skeleton active />
  const { state, name, byName, at, stoppedBecause, mapping } = one
  return (
    <Flex vertical gap={20}>
      <Flex gap={12} align="center" wrap>
        <h2 className="bare">{name}</h2>
        <ImportState {...one} />
        <span className="weak">
          {byName} {moment(at, language)}
        </span>
      </Flex>
      {stoppedBecause && (
        <Alert type="warning" showIcon title={t(`imports.stopped.${stoppedBecause}`)} />
      )}
      {isAtWork(one) && <AtWork {...one} />}
      {state === 'uploaded' && <ColumnMapping key={id} region={region} id={id} mapping={mapping} />}
      {state !== 'uploaded' && state !== 'planning' && <Result {...one} />}
      {state === 'planned' && (
        <details className="card">
          <summary>{t('imports.mapAgain')}</summary>
          <ColumnMapping key={id} region={region} id={id} mapping={mapping} />
        </details>
      )}
    </Flex>
  )
}

const COUNTS = ['added', 'changed', 'same', 'failed', 'warned'] as const

const CAPTION: Partial<Record<Dossier['state'], string>> = { planned: 'wouldBe', undone: 'wasOnce' }

function Result(one: Dossier) {
  const { t } = useTranslation()
  const { state, counts, findings, places } = one
  return (
    <>
      <p className="caption">{t(`imports.${CAPTION[state] ?? 'was'}`)}</p>
      <dl className="counts">
        {COUNTS.map(count => (
          <div key={count}>
            <dt>{t(`imports.count.${told(count, state)}`)}</dt>
            <dd>{counts[count]}</dd>
          </div>
        ))}
      </dl>
      <SheetNotes sheets={one.sheets} />
      {state === 'planned' && <NewPlaces {...one} />}
      <ImportActions {...one} />
      <Stays {...one} />
      {places.length > 0 && (
        <details>
          <summary>{t('imports.places', { count: places.length })}</summary>
          <p>{places.join(t('desk.comma'))}</p>
        </details>
      )}
      {findings.length > 0 && <Findings findings={findings} state={state} />}
    </>
  )
}

/** Before anything is written, a row that wants a look can be taken; it is not taken yet. */
const told = (count: (typeof COUNTS)[number], state: Dossier['state']) =>
  count === 'warned' && state === 'planned' ? 'toCheck' : count

function Findings({ findings, state }: Pick<Dossier, 'findings' | 'state'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section>
      <h2>{t('imports.findings')}</h2>
      <PlainTable
        label={t('imports.findings')}
        rows={findings}
        keyOf={({ sheet, row, field, reason }) => `${sheet} ${row} ${field} ${reason}`}
        columns={[
          { title: t('imports.column.row'), cell: placeOf },
          {
            title: t('imports.column.effect'),
            cell: found => <Effect {...found} state={state} />,
          },
          {
            title: t('imports.column.field'),
            cell: ({ field, fieldName }) => inWords(fieldName, language) || field,
          },
          { title: t('imports.column.value'), cell: ({ value }) => value },
          { title: t('imports.column.reason'), cell: ({ words }) => inWords(words, language) },
          { title: t('imports.column.mend'), cell: ({ mend }) => inWords(mend, language) },
        ]}
      />
    </section>
  )
}

/** As a spreadsheet names a cell. */
const placeOf = ({ sheet, column, row }: Finding) =>
  `${sheet ? `${sheet}!` : ''}${column ?? ''}${row}`

function Effect({ fails, state }: Finding & Pick<Dossier, 'state'>) {
  const { t } = useTranslation()
  if (!fails) return t(`imports.count.${told('warned', state)}`)
  return <strong className="overdue">{t('imports.count.failed')}</strong>
}

/** What an undoing left as it is, and why. */
function Stays({ stays, kept }: Dossier) {
  const { t } = useTranslation()
  if (kept === 0) return null
  return (
    <section>
      <h2>{t('imports.stays', { count: kept })}</h2>
      <ul>
        {stays.map(({ kind, name, why }, index) => (
          <li key={index}>
            {t(`imports.record.${kind}`)} {name}: {t(`imports.why.${WHY[why]}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

const WHY = { 'changed-since': 'changedSince', 'still-needed': 'stillNeeded' } as const
