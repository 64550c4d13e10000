import { useQuery } from '@tanstack/react-query'
import type { PickedPlace } from '#modules/territory/ui/PhonePlacePicker.tsx'
import { api } from '../api.ts'
import { useDraft } from '../kit/useDraft.ts'
import { useSession } from '../phone/Gate.tsx'

/** The own home as it is confirmed, or as it was once picked on this device; and who serves it, those near first. */
export function useServed() {
  const { region } = useSession().posting
  const own = useQuery(api.people.mine.queryOptions())
  const { draft, change } = useDraft<{ place: PickedPlace | null }>(`linli.who.${region}`, () => ({
    place: null,
  }))
  const placeId = own.data?.placeId ?? (own.isPending ? undefined : draft.place?.id)
  const served = useQuery(
    api.access.serviceContacts.queryOptions({
      input: { region, placeId: placeId ?? '' },
      enabled: placeId !== undefined,
    }),
  )
  return {
    bound: Boolean(own.data?.placeId),
    isKnown: placeId !== undefined || own.isPending,
    picked: draft.place,
    pick: (place: PickedPlace | null) => change({ place }),
    served,
  }
}
