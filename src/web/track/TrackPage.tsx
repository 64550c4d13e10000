import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Loading } from '../kit/Loading.tsx'
import { OpenPage } from '../open/OpenPage.tsx'
import { SlipForm } from './SlipForm.tsx'
import { Story } from './Story.tsx'

export type Slip = { region: number; number: string; code: string }

/** Follows one matter by what stands on its slip, without an account. */
export function TrackPage() {
  const { t } = useTranslation()
  const [slip, setSlip] = useState(slipInAddress)
  const query = useQuery(
    api.matters.track.queryOptions({
      input: slip ?? { region: 0, number: '', code: '' },
      enabled: slip !== undefined,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      retry: false,
    }),
  )
  const follow = (next: Slip) => {
    window.history.replaceState(null, '', `/track/${next.region}/${next.number}/${next.code}`)
    setSlip(next)
  }
  return (
    <OpenPage title={t('track.title')}>
      {slip && query.isPending && <Loading />}
      {slip && query.data && (
        <Story slip={slip} matter={query.data} refresh={() => void query.refetch()} />
      )}
      {!query.data && !(slip && query.isPending) && (
        <SlipForm known={slip} error={query.error} follow={follow} />
      )}
    </OpenPage>
  )
}

/** /track/<region>/<number>/<code>, as it is printed. */
function slipInAddress(): Slip | undefined {
  const [, , region, number, code] = window.location.pathname.split('/').map(decodeURIComponent)
  return region && number && code ? { region: Number(region), number, code } : undefined
}
