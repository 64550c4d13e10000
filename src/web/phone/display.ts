import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client } from '../api.ts'
import {
  type DisplayPreferences,
  displayPreferencesIn,
  setDisplayPreferences,
  wasChosen,
} from '../kit/display.ts'

const PREFERENCE = 'elder'

/** On a device that was never told, the page takes what the account remembers. */
export function useAccountDisplayPreferences() {
  const kept = useQuery(
    api.access.preferences.queryOptions({ enabled: !wasChosen(), staleTime: Infinity }),
  )
  useEffect(() => {
    const known = displayPreferencesIn(kept.data?.find(({ key }) => key === PREFERENCE)?.value)
    if (known && !wasChosen()) setDisplayPreferences(known)
  }, [kept.data])
}

/** Tells the account, for the next device; this one remembers by itself. */
export const remember = (value: DisplayPreferences) =>
  void client.access.setPreference({ key: PREFERENCE, value }).catch(() => undefined)
