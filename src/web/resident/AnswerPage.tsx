import { useTranslation } from 'react-i18next'
import { PhoneVerdict } from '#modules/matters/ui/PhoneVerdict.tsx'
import { tell } from '../kit/feedback.ts'
import { Page, useBack } from '../kit/Page.tsx'
import { useAct, useOne } from '../phone/matters.ts'

export function AnswerPage() {
  const { t } = useTranslation()
  const { region, id, path } = useOne()
  const goBack = useBack(path)
  const answer = useAct('answer', { region, id }, () => {
    tell(t('answer.thanks'), t('act.understood'))
    goBack()
  })
  return (
    <Page title={t('answer.title')} back={path}>
      <PhoneVerdict send={answer.mutate} busy={answer.isPending} error={answer.error} />
    </Page>
  )
}
