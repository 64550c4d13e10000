import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Loaded } from '#web/kit/Loading.tsx'
import type { Place } from '../contract.ts'

export type PickedPlace = Pick<Place, 'id' | 'kind' | 'address'>

/** From the estate down to the door, one tap a step; whoever does not know more may stop at any step. */
export function PhonePlacePicker({
  region,
  place,
  onPick,
}: {
  region: number
  place: PickedPlace | null
  onPick: (place: PickedPlace | null) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      {place && (
        <p className="row apart" role="status">
          <strong>{t('place.chosen', { address: place.address })}</strong>
          <button type="button" className="chip" onClick={() => onPick(null)}>
            {t('place.again')}
          </button>
        </p>
      )}
      {place?.kind !== 'unitDoor' && <Below region={region} place={place} onPick={onPick} />}
    </div>
  )
}

function Below({
  region,
  place,
  onPick,
}: {
  region: number
  place: PickedPlace | null
  onPick: (place: PickedPlace) => void
}) {
  const { t } = useTranslation()
  const query = useQuery(
    api.territory.places.queryOptions({ input: { region, parentId: place?.id } }),
  )
  return (
    <Loaded query={query}>
      {all => {
        // A matter needs the door, not the flat: nobody picks from a list of neighbours' homes.
        const places = all.filter(({ kind }) => kind !== 'floor' && kind !== 'dwelling')
        if (places.length === 0) return place ? null : <p className="weak">{t('place.none')}</p>
        return (
          <fieldset className="field">
            <legend>{t(place ? 'place.narrow' : 'place.choose')}</legend>
            <div className="choices">
              {places.map(({ id, kind, name, address }) => (
                <button
                  type="button"
                  className="chip"
                  key={id}
                  onClick={() => onPick({ id, kind, address })}
                >
                  {name}
                </button>
              ))}
            </div>
          </fieldset>
        )
      }}
    </Loaded>
  )
}
