import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PickedPlace } from '#modules/territory/ui/PhonePlacePicker.tsx'
import { client, reasonOf } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { TextField } from '../kit/TextField.tsx'

type Props = { region: number; onPick: (place: PickedPlace) => void }

/** Whoever knows the address writes it in one line; it leads to the door, not to the home behind it. */
export function TypedAddress({ region, onPick }: Props) {
  const { t } = useTranslation()
  const [words, change] = useState('')
  const search = useMutation({
    mutationFn: () => client.territory.places({ region, words: words.trim() }),
    onSuccess: ([place]) => place && onPick(place),
  })
  const nowhere = search.data?.length === 0 ? t('who.nowhere') : undefined
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (words.trim()) search.mutate()
      }}
    >
      <TextField
        label={t('who.typed')}
        hint={t('who.typedHint')}
        maxLength={40}
        value={words}
        onText={change}
        error={search.error ? reasonOf(search.error, t) : nowhere}
      />
      <BigButton submit plain busy={search.isPending}>
        {t('who.find')}
      </BigButton>
    </form>
  )
}
