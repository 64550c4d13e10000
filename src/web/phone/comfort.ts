import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client } from '../api.ts'
import { type Comfort, comfortIn, setComfort, wasChosen } from '../kit/comfort.ts'

const PREFERENCE = 'elder'

/** On a device that was never told, the page takes what the account remembers. */
export function useAccountComfort() {
  const kept = useQuery(
    api.access.preferences.queryOptions({ enabled: !wasChosen(), staleTime: Infinity }),
  )
  useEffect(() => {
    const known = comfortIn(kept.data?.find(({ key }) => key === PREFERENCE)?.value)
    if (known && !wasChosen()) setComfort(known)
  }, [kept.data])
}

/** Tells the account, for the next device; this one remembers by itself. */
export const remember = (value: Comfort) =>
  void client.access.setPreference({ key: PREFERENCE, value }).catch(() => undefined)
