import type { PickedPlace } from '#modules/territory/ui/PhonePlacePicker.tsx'
import type { Posting } from '#modules/access/contract.ts'
import { newId } from '../api.ts'
import type { Photo } from '../kit/photo.ts'
import { useDraft } from '../kit/useDraft.ts'

export const SOURCES = ['patrol', 'walkIn', 'phone', 'paper', 'opinionBox', 'superior'] as const

export type QuickRecord = {
  id: string
  commandId: string
  text: string
  kind: string | null
  place: PickedPlace | null
  placeWords: string
  handled: string
  photos: Photo[]
  forOther: boolean
  name: string
  phone: string
  source: (typeof SOURCES)[number]
}

/** The record that is being written; its command id is renewed with each change, for the same command may not carry other words. Whoever else comes to this phone does not see it. */
export function useRecord({ id }: Posting) {
  const { draft, change, discard } = useDraft<QuickRecord>(`record.${id}`, blank, ['phone'])
  return {
    draft,
    discard,
    change: (part: Partial<QuickRecord>) => change({ ...part, commandId: newId() }),
  }
}

/** As the server takes it; a record without a kind is of the kind that the method has for small things. */
export const inputOf = (draft: QuickRecord, region: number, quickKind: string) => ({
  region,
  id: draft.id,
  kind: draft.kind ?? quickKind,
  text: draft.text,
  placeId: draft.place?.id ?? null,
  placeWords: draft.placeWords.trim() || null,
  photoIds: draft.photos.map(photo => photo.id),
  source: draft.source,
  requester: draft.forOther ? { name: draft.name, phone: draft.phone.trim() || null } : null,
  handled: draft.handled.trim() || null,
})

const blank = (): QuickRecord => ({
  id: newId(),
  commandId: newId(),
  text: '',
  kind: null,
  place: null,
  placeWords: '',
  handled: '',
  photos: [],
  forOther: false,
  name: '',
  phone: '',
  source: 'patrol',
})
