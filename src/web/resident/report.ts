import { useQuery } from '@tanstack/react-query'
import type { PickedPlace } from '#modules/territory/ui/PhonePlacePicker.tsx'
import type { Posting } from '#modules/access/contract.ts'
import { api, newId } from '../api.ts'
import type { Photo } from '../kit/photo.ts'
import { useDraft } from '../kit/useDraft.ts'

export type Report = {
  id: string
  commandId: string
  kind: string | null
  text: string
  place: PickedPlace | null
  placeWords: string
  /** Whom a complaint is about: a post, or in words. */
  aboutPost: string | null
  aboutWords: string
  photos: Photo[]
}

/** As it is kept: where nobody said yet that it is elsewhere, it is at home. */
type Draft = Omit<Report, 'place'> & { place?: PickedPlace | null }

/**
 * The report that is being written, at the own home unless another place is said. Its id stays the same through every try; its command id is
 * renewed with each change, for the same command may not carry other words. Whoever else comes to this
 * phone does not see it.
 */
export function useReport({ id }: Posting) {
  const { draft, change, discard } = useDraft<Draft>(`report.${id}`, blank)
  const home = useHome()
  return {
    draft: { ...draft, place: draft.place === undefined ? home : draft.place },
    discard,
    change: (part: Partial<Report>) => change({ ...part, commandId: newId() }),
    startAt: ({ place, placeWords }: Report) => change({ ...blank(), place, placeWords }),
  }
}

function useHome(): PickedPlace | null {
  const { data: own } = useQuery(api.people.mine.queryOptions())
  if (!own?.placeId || !own.address) return null
  return { id: own.placeId, kind: 'dwelling', address: own.address }
}

export const isBegun = (report: Report) => report.kind !== null || report.text !== ''

const blank = (): Draft => ({
  id: newId(),
  commandId: newId(),
  kind: null,
  text: '',
  placeWords: '',
  aboutPost: null,
  aboutWords: '',
  photos: [],
})
