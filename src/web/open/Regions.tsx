import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '#modules/territory/contract.ts'
import { isAboveCommunity } from '#platform/regions.ts'
import { api } from '../api.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useLanguage } from '../i18n.ts'
import { Loaded } from '../kit/Loading.tsx'
import { inLanguage } from '../method.ts'

/** Every region, for pages that show one before anybody signed in. */
export const useRegions = () => useQuery(api.territory.regions.queryOptions({ input: {} }))

/** From the city down to a community; a level with only one choice is not worth a tap. */
export function Regions({ onChoose }: { onChoose: (community: Region) => void }) {
  const { t } = useTranslation()
  const [above, setAbove] = useState<number | null>(null)
  const query = useRegions()
  return (
    <Loaded query={query}>
      {all => (
        <>
          <RegionList
            regions={choices(all, above)}
            onChoose={region =>
              isAboveCommunity(region.code) ? setAbove(region.code) : onChoose(region)
            }
          />
          {above !== null && (
            <button type="button" className="plain" onClick={() => setAbove(null)}>
              {t('regions.again')}
            </button>
          )}
        </>
      )}
    </Loaded>
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
  if (regions.length === 0) return <EmptyState title={t('regions.none')} />
  return (
    <ul className="people" aria-label={t('regions.where')}>
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

/** The names that a region's method has for posts; a region that this release does not know shows their ids. */
export function useRoleName(region: Region | undefined) {
  const language = useLanguage()
  const id = region?.methodId
  return id ? inLanguage(id, language).roleName : (role: string) => role
}

export const nameOf = (region: Region) => region.alias ?? region.name

function choices(all: Region[], parent: number | null): Region[] {
  const known = new Set(all.map(region => region.code))
  const below = all.filter(region =>
    parent === null
      ? region.parent === null || !known.has(region.parent)
      : region.parent === parent,
  )
  const only = below.length === 1 ? below[0] : undefined
  return only && isAboveCommunity(only.code) ? choices(all, only.code) : below
}
