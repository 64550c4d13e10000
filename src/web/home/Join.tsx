import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/access/contract.ts'
import type { Region } from '#modules/territory/contract.ts'
import { api, client, fieldReasons } from '../api.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { entered } from '../kit/form.ts'
import { Loaded } from '../kit/Loading.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useWrite } from '../kit/useWrite.ts'

/** A resident without a posting chooses a community and a name. */
export function Join({ onEnter }: { onEnter: (who: Me) => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Region>()
  const regions = useQuery(api.territory.regions.queryOptions({ input: {} }))
  const join = useWrite(client.people.join, onEnter)
  return (
    <section>
      <h2>{t('join.title')}</h2>
      <p className="weak">{t('join.hint')}</p>
      {!chosen || isAbove(chosen) ? (
        <Loaded query={regions}>
          {all => <RegionList regions={choices(all, chosen?.code ?? null)} onChoose={setChosen} />}
        </Loaded>
      ) : (
        <form
          noValidate
          onSubmit={event => join.mutate({ region: chosen.code, name: entered(event).name ?? '' })}
        >
          <p>{t('join.chosen', { name: nameOf(chosen) })}</p>
          <TextField
            label={t('join.name')}
            hint={t('join.nameHint')}
            name="name"
            autoComplete="nickname"
            error={fieldReasons(join.error, { name: t('say.fill') }).name}
          />
          {join.error && <ErrorNote error={join.error} />}
          <button className="big" disabled={join.isPending}>
            {t('join.join')}
          </button>
        </form>
      )}
      {chosen && (
        <button type="button" className="plain" onClick={() => setChosen(undefined)}>
          {t('join.change')}
        </button>
      )}
    </section>
  )
}

function RegionList({
  regions,
  onChoose,
}: {
  regions: Region[]
  onChoose: (region: Region) => void
}) {
  const { t } = useTranslation()
  if (regions.length === 0) return <EmptyState title={t('join.none')} />
  return (
    <ul className="people" aria-label={t('join.where')}>
      {regions.map(region => (
        <li key={region.code}>
          <button type="button" onClick={() => onChoose(region)}>
            <strong>{nameOf(region)}</strong>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What lies directly under a region; a level with only one choice is not worth a tap. */
function choices(all: Region[], parent: number | null): Region[] {
  const known = new Set(all.map(region => region.code))
  const below = all.filter(region =>
    parent === null
      ? region.parent === null || !known.has(region.parent)
      : region.parent === parent,
  )
  const only = below.length === 1 ? below[0] : undefined
  return only && isAbove(only) ? choices(all, only.code) : below
}

const nameOf = (region: Region) => region.alias ?? region.name

/** A street, county or city: its 12-digit code ends in 000. */
const isAbove = (region: Region) => region.code % 1000 === 0
