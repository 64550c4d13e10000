import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, newId } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { PhotoPicker } from '../kit/PhotoPicker.tsx'
import { Link, useGo } from '../kit/router.tsx'
import { AlreadyTold } from '../phone/AlreadyTold.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'
import { useRefresh } from '../phone/matters.ts'
import { useAskPlace } from '../phone/placed.ts'
import { AboutWhom } from './AboutWhom.tsx'
import type { Report } from './report.ts'

type Props = {
  draft: Report
  region: number
  change: (part: Partial<Report>) => void
  startAt: (report: Report) => void
  discard: () => void
}

/** Photos if wanted, the answers once more, and off it goes. */
export function CheckStep({ draft, region, change, startAt, discard }: Props) {
  const { t } = useTranslation()
  const go = useGo()
  const method = useOwnMethod()
  const refresh = useRefresh()
  const askPlace = useAskPlace()
  const send = useMutation({
    mutationFn: () =>
      client.matters.report(inputOf(draft, region), { context: { commandId: draft.commandId } }),
    onSuccess: async saved => {
      refresh()
      await go({ to: `/reported/${region}/${saved.id}`, replace: true })
      startAt(draft)
    },
  })
  const submit = async () => {
    if (await askPlace(draft)) send.mutate()
    else await go({ to: '/report', search: { step: 'where' } })
  }
  const answers = [
    [
      'report.changeWhat',
      'what',
      t('report.said', { kind: method.kindName(draft.kind ?? ''), text: draft.text }),
    ],
    [
      'report.changeWhere',
      'where',
      [draft.place?.address, draft.placeWords].filter(Boolean).join(' · ') || t('placed.missing'),
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
      {method.isAboutStaff(draft.kind ?? '') && (
        <AboutWhom region={region} draft={draft} change={change} />
      )}
      <PhotoPicker region={region} photos={draft.photos} onChange={photos => change({ photos })} />
      <AlreadyTold
        error={send.error}
        path={`/matters/${region}/${draft.id}`}
        another={() => {
          change({ id: newId() })
          send.reset()
        }}
        drop={() => {
          discard()
          go({ to: '/' })
        }}
      />
      <BigButton busy={send.isPending} onPress={submit}>
        {t('act.send')}
      </BigButton>
    </>
  )
}

const inputOf = (
  { id, kind, text, place, placeWords, photos, aboutPost, aboutWords }: Report,
  region: number,
) => ({
  region,
  id,
  kind: kind ?? '',
  text,
  placeId: place?.id ?? null,
  placeWords: placeWords.trim() || null,
  photoIds: photos.map(photo => photo.id),
  about:
    aboutPost || aboutWords.trim()
      ? { postingIds: aboutPost ? [aboutPost] : [], words: aboutWords.trim() || null }
      : null,
})
