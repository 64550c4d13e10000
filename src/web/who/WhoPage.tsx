import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Region } from '#modules/territory/contract.ts'
import { type PickedPlace, PhonePlacePicker } from '#modules/territory/ui/PhonePlacePicker.tsx'
import { api } from '../api.ts'
import { Loaded } from '../kit/Loading.tsx'
import { useDraft } from '../kit/useDraft.ts'
import { OpenPage } from '../open/OpenPage.tsx'
import { useQueryString } from '../open/query-string.ts'
import { nameOf, Regions, useRegions } from '../open/Regions.tsx'
import { Servers } from './Servers.tsx'
import { TypedAddress } from './TypedAddress.tsx'

/** Who serves an address, as it hangs on the wall of the stairwell: for everyone, and without a word about who lives there. */
export function WhoPage() {
  const { t } = useTranslation()
  const { asked, go } = useQueryString()
  const regions = useRegions()
  const region = regions.data?.find(({ code }) => code === Number(asked.get('region')))
  return (
    <OpenPage title={t('who.title')}>
      {region ? (
        <InCommunity key={region.code} region={region} placeId={asked.get('place')} go={go} />
      ) : (
        <>
          <p>{t('who.about')}</p>
          <Regions onChoose={({ code }) => go({ region: String(code) })} />
        </>
      )}
    </OpenPage>
  )
}

type Props = {
  region: Region
  placeId: string | null
  go: (values: Record<string, string>) => void
}

/** The address is picked once on a device; an address that somebody printed or sent names the place itself. */
function InCommunity({ region, placeId, go }: Props) {
  const { t } = useTranslation()
  const { draft, change } = useDraft<{ place: PickedPlace | null }>(`who.${region.code}`, () => ({
    place: null,
  }))
  const id = placeId ?? draft.place?.id
  const query = useQuery(
    api.access.serviceContacts.queryOptions({
      input: { region: region.code, placeId: id ?? '' },
      enabled: id !== undefined,
    }),
  )
  const sent = { id: id ?? '', kind: 'unitDoor', address: query.data?.address ?? '' } as const
  const place = placeId && placeId !== draft.place?.id ? sent : draft.place
  const pick = (picked: PickedPlace | null) => {
    change({ place: picked })
    go({ region: String(region.code), ...(picked && { place: picked.id }) })
  }
  return (
    <>
      <p className="trail">
        <strong>{nameOf(region)}</strong>
        <button type="button" className="plain no-print" onClick={() => go({})}>
          {t('regions.again')}
        </button>
      </p>
      <div className="no-print">
        <PhonePlacePicker region={region.code} place={place} onPick={pick} />
      </div>
      {!id && <TypedAddress region={region.code} onPick={pick} />}
      {id && <Loaded query={query}>{data => <Servers region={region} {...data} />}</Loaded>}
    </>
  )
}
