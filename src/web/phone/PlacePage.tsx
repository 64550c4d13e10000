import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PickedPlace, PhonePlacePicker } from '#modules/territory/ui/PhonePlacePicker.tsx'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { toast } from '../kit/feedback.ts'
import { Page, useBack } from '../kit/Page.tsx'
import { useAct, useOne } from './matters.ts'

/** The place that was not told with a matter, told now. */
export function PlacePage() {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const goBack = useBack(path)
  const [place, pick] = useState<PickedPlace | null>(null)
  const [tried, setTried] = useState(false)
  const name = t('action.setPlace')
  const act = useAct('setPlace', { region, id }, () => {
    toast(t('ask.done', { action: name }), t('act.understood'))
    goBack()
  })
  const send = () => {
    setTried(true)
    if (place) act.mutate({ placeId: place.id })
  }
  return (
    <Page title={name} back={path}>
      <PhonePlacePicker region={region} place={place} onPick={pick} />
      {tried && !place && (
        <p className="field-error" role="alert">
          {t('placed.need')}
        </p>
      )}
      {act.error && <ErrorNote error={act.error} />}
      <BigButton busy={act.isPending} onPress={send}>
        {name}
      </BigButton>
    </Page>
  )
}
