import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { PhotoPicker } from '../kit/PhotoPicker.tsx'
import { Link, useGo } from '../kit/router.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'
import { useRefresh } from '../phone/matters.ts'
import type { Report } from './report.ts'

type Props = {
  draft: Report
  region: number
  change: (part: Partial<Report>) => void
  startAt: (report: Report) => void
}

/** Photos if wanted, the answers once more, and off it goes. */
export function CheckStep({ draft, region, change, startAt }: Props) {
  const { t } = useTranslation()
  const go = useGo()
  const method = useOwnMethod()
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: () =>
      client.matters.report(inputOf(draft, region), { context: { commandId: draft.commandId } }),
    onSuccess: async saved => {
      refresh()
      await go({ to: `/reported/${region}/${saved.id}`, replace: true })
      startAt(draft)
    },
  })
  const answers = [
    ['report.changeWhat', 'what', `${method.kindName(draft.kind ?? '')}: ${draft.text}`],
    [
      'report.changeWhere',
      'where',
      [draft.place?.address, draft.placeWords].filter(Boolean).join(' · ') || t('matter.noPlace'),
    ],
  ] as const
  return (
    <>
      {answers.map(([label, step, words]) => (
        <section className="card" key={step} aria-label={t(`report.${step}`)}>
          <p className="words">{words}</p>
          <Link className="reach" to="/report" search={{ step }}>
            {t(label)}
          </Link>
        </section>
      ))}
      <PhotoPicker region={region} photos={draft.photos} onChange={photos => change({ photos })} />
      {send.error && <ErrorNote error={send.error} />}
      <BigButton busy={send.isPending} onPress={() => send.mutate()}>
        {t('act.send')}
      </BigButton>
    </>
  )
}

const inputOf = ({ id, kind, text, place, placeWords, photos }: Report, region: number) => ({
  region,
  id,
  kind: kind ?? '',
  text,
  placeId: place?.id ?? null,
  placeWords: placeWords.trim() || null,
  photoIds: photos.map(photo => photo.id),
})
