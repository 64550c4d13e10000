import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Loading } from '../kit/Loading.tsx'
import { OpenPage } from '../open/OpenPage.tsx'
import type { Slip } from './slip.ts'
import { showInAddress, slipInAddress } from './slip.ts'
import { SlipForm } from './SlipForm.tsx'
import { Story } from './Story.tsx'

/** Follows one matter by what stands on its slip, without an account. */
export function TrackPage() {
  const { t } = useTranslation()
  const [slip, setSlip] = useState(slipInAddress)
  // Another slip in the address bar is no other page.
  useEffect(() => {
    const read = () => setSlip(slipInAddress())
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
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
    showInAddress(next)
    if (JSON.stringify(next) === JSON.stringify(slip)) void query.refetch()
    else setSlip(next)
  }
  const asking = slip !== undefined && query.isFetching && !query.data
  return (
    <OpenPage title={t('track.title')}>
      {asking && <Loading />}
      {slip && query.data && (
        <Story slip={slip} matter={query.data} refresh={() => void query.refetch()} />
      )}
      {!query.data && !asking && <SlipForm known={slip} error={query.error} follow={follow} />}
    </OpenPage>
  )
}
