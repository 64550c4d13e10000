import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Choices } from '#web/kit/Choices.tsx'
import { TextField } from '#web/kit/TextField.tsx'
import { type PickedPlace, PhonePlacePicker } from './PhonePlacePicker.tsx'
import { PhoneSketch } from './PhoneSketch.tsx'

type Where = { place: PickedPlace | null; placeWords: string }
type Props = {
  region: number
  place: PickedPlace | null
  words: string
  change: (part: Partial<Where>) => void
}

/** Three equal ways to say where: step by step, on the community's own sketch if it has one, in words. */
export function PhoneWhere({ region, place, words, change }: Props) {
  const { t } = useTranslation()
  const marks = useQuery(api.territory.sketch.queryOptions({ input: { region } })).data ?? []
  const [way, setWay] = useState<string>(words && !place ? 'inWords' : 'steps')
  const ways = ['steps', ...(marks.length > 0 ? ['point'] : []), 'inWords']
  const pick = (picked: PickedPlace | null) => change({ place: picked })
  return (
    <div className="stack">
      <Choices
        legend={t('place.how')}
        options={ways.map(value => ({ value, name: t(`place.${value}`) }))}
        value={way}
        onChoose={setWay}
      />
      {way === 'point' && !place && <PhoneSketch marks={marks} onPick={pick} />}
      {(way === 'steps' || place) && (
        <PhonePlacePicker region={region} place={place} onPick={pick} />
      )}
      {way === 'inWords' && (
        <TextField
          label={t('place.words')}
          hint={t('place.wordsHint')}
          optional
          maxLength={200}
          value={words}
          onText={placeWords => change({ placeWords })}
        />
      )}
    </div>
  )
}
