import { Descriptions, type DescriptionsProps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { Icon } from '#web/kit/desk/Icon.tsx'
import { Photos } from '#web/kit/Photos.tsx'
import { deadline, moment } from '#web/kit/time.ts'
import type { Dossier } from '../contract.ts'
import { DueTime } from './DueTime.tsx'
import { holderOf, type InWords } from './kinds.ts'
import { turnOf } from './turn.ts'

/** What was said, where, by whom, who holds it, until when; the requester's own verdict where there is one. */
export function MatterFacts({
  dossier,
  inWords,
  phone,
}: {
  dossier: Dossier
  inWords: InWords
  phone: ReactNode
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const turn = turnOf(dossier, { t, language, ...inWords })
  const done = dossier.outcome
  const facts: [name: string, value: ReactNode][] = [
    ['where', dossier.address ?? t('placed.missing')],
    ['grid', dossier.gridName ?? t('desk.noGrid')],
    ['requester', dossier.requesterName ?? t('say.anonymous')],
    ['phone', phone],
    ['holder', holderOf(dossier, inWords, ' ') || t('desk.nobodyYet')],
    ['level', inWords.levelName(dossier.level)],
    ['category', dossier.category ?? t('say.none')],
    ['source', t(`source.${dossier.source}`)],
    ['reportedAt', moment(dossier.reportedAt, language)],
    ['receivedAt', moment(dossier.receivedAt, language)],
    [
      'promisedBy',
      dossier.promisedBy ? t('due.by', deadline(dossier.promisedBy, language)) : t('due.none'),
    ],
    ['closedAt', dossier.closedAt && moment(dossier.closedAt, language)],
  ]
  const items: DescriptionsProps['items'] = facts
    .filter(([, value]) => value !== null)
    .map(([name, children]) => ({ key: name, label: t(`desk.column.${name}`), children }))

  return (
    <>
      {turn && (
        <p>
          <strong>{t('turn.title')}</strong> {turn}
        </p>
      )}
      {done && (
        <p>
          <strong>{t(`outcome.${done}`)}</strong>
        </p>
      )}
      <p className="said">{dossier.text}</p>
      <Whom {...dossier} />
      {dossier.photos.length > 0 && <Photos photos={dossier.photos} />}
      <Descriptions column={{ xs: 1, md: 2 }} size="small" items={items} />
      <Clocks clocks={dossier.clocks} />
      <Answers answers={dossier.answers} />
    </>
  )
}

/** Whom a complaint is about; they are not among the readers. */
function Whom({ about }: Pick<Dossier, 'about'>) {
  const { t } = useTranslation()
  if (!about) return null
  return (
    <p>
      <strong>{t('about.title')}</strong> {about}
    </p>
  )
}

function Clocks({ clocks }: Pick<Dossier, 'clocks'>) {
  const { t } = useTranslation()
  if (clocks.length === 0) return null
  return (
    <section>
      <h2>{t('desk.matter.clocks')}</h2>
      <ul className="clocks">
        {clocks.map(({ what, state, dueAt, provisional }, index) => (
          <li key={index}>
            <strong>{t(`clock.${what}`)}</strong>
            {state === 'missed' ? (
              <span className="overdue">
                <Icon of="overdue" /> {t('clock.missed')}
              </span>
            ) : (
              <span>{t(`clock.${state}`)}</span>
            )}
            <DueTime dueAt={dueAt} provisional={provisional} running={state === 'running'} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answers({ answers }: Pick<Dossier, 'answers'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (answers.length === 0) return null
  return (
    <section>
      <h2>{t('desk.matter.answers')}</h2>
      {answers.map(({ solved, satisfaction, words, at }) => (
        <p key={at.toISOString()}>
          <strong>
            {t(solved ? 'desk.matter.solved' : 'desk.matter.unsolved')} ·{' '}
            {t(`satisfaction.${satisfaction}`)}
          </strong>{' '}
          <small>{moment(at, language)}</small>
          {words && (
            <>
              <br />
              {words}
            </>
          )}
        </p>
      ))}
    </section>
  )
}
