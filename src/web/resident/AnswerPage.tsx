import { useTranslation } from 'react-i18next'
import { PhoneVerdict, thanksFor, type Unsaid, unsaid } from '#modules/matters/ui/PhoneVerdict.tsx'
import { toast } from '../kit/feedback.ts'
import { Page, useBack } from '../kit/Page.tsx'
import { PhotoPicker } from '../kit/PhotoPicker.tsx'
import { useDraft } from '../kit/useDraft.ts'
import { useSession } from '../phone/Gate.tsx'
import { useAct, useOne } from '../phone/matters.ts'

/** The verdict on a page of its own; what was chosen and typed stays until it was sent. */
export function AnswerPage() {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const goBack = useBack(path)
  const { posting } = useSession()
  const key = `act.${posting.id}.${id}.answer`
  const { draft, change, discard } = useDraft<Unsaid>(key, unsaid)
  const answer = useAct('submitFeedback', { region, id }, saved => {
    discard()
    toast(t(`answer.${thanksFor(draft, saved)}`), t('act.understood'))
    goBack()
  })
  return (
    <Page title={t('answer.title')} back={path}>
      <PhoneVerdict
        {...{ draft, change }}
        send={answer.mutate}
        busy={answer.isPending}
        error={answer.error}
        photos={
          <PhotoPicker
            region={region}
            photos={draft.photos}
            onChange={photos => change({ photos })}
          />
        }
      />
    </Page>
  )
}
