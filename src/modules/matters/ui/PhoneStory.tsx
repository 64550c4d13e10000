import { useTranslation } from 'react-i18next'
import { Timeline } from '#web/kit/Timeline.tsx'
import type { Dossier, Tracked } from '../contract.ts'
import type { Names } from './MatterState.tsx'
import { newestFirst, whyOf } from './steps.ts'

type Told = Dossier | Tracked

/** Everything that happened to a matter, in plain words, newest first. */
export function PhoneStory({ matter, roleName }: { matter: Told } & Pick<Names, 'roleName'>) {
  const { t } = useTranslation()
  const who = (name: string | null, role: string | null) =>
    name && role
      ? t('say.aside', { what: name, more: roleName(role) })
      : (name ?? (role && roleName(role)))
  return (
    <section className="card">
      <h2>{t('matter.story')}</h2>
      <Timeline
        items={newestFirst(matter.steps).map(step => ({
          key: step.seq,
          at: step.at,
          title: t(`story.${step.action}`, {
            by: who(step.byName, step.byRole) ?? t('say.system'),
            to: who(step.toName, step.toRole) ?? t('say.colleague'),
          }),
          words: whyOf(step, t),
        }))}
      />
    </section>
  )
}

/** What the requester said of the outcome, in their own words. */
export function PhoneAnswers({ matter }: { matter: Told }) {
  const { t } = useTranslation()
  if (matter.answers.length === 0) return null
  return (
    <section className="card">
      <h2>{t('matter.answers')}</h2>
      <Timeline
        items={matter.answers.map(answer => ({
          key: answer.at.toISOString(),
          at: answer.at,
          title: `${t(answer.solved ? 'matter.solved' : 'matter.notSolved')} · ${t(`satisfaction.${answer.satisfaction}`)}`,
          words: answer.words,
        }))}
      />
    </section>
  )
}
