import type { PickedPlace } from '#modules/territory/ui/PhonePlacePicker.tsx'
import type { Posting } from '#modules/access/contract.ts'
import { newId } from '../api.ts'
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

/**
 * The report that is being written. Its id stays the same through every try; its command id is
 * renewed with each change, for the same command may not carry other words. Whoever else comes to this
 * phone does not see it.
 */
export function useReport({ id }: Posting) {
  const { draft, change, discard } = useDraft<Report>(`report.${id}`, blank)
  return {
    draft,
    discard,
    change: (part: Partial<Report>) => change({ ...part, commandId: newId() }),
    startAt: ({ place, placeWords }: Report) => change({ ...blank(), place, placeWords }),
  }
}

export const isBegun = (report: Report) => report.kind !== null || report.text !== ''

const blank = (): Report => ({
  id: newId(),
  commandId: newId(),
  kind: null,
  text: '',
  place: null,
  placeWords: '',
  aboutPost: null,
  aboutWords: '',
  photos: [],
})
