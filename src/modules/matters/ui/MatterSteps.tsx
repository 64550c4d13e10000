import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { moment } from '#web/kit/time.ts'
import type { Dossier } from '../contract.ts'
import { newestFirst, whyOf } from './steps.ts'

/** The story of a matter in plain words, the newest step first. */
export function MatterSteps({
  steps,
  roleName,
}: Pick<Dossier, 'steps'> & { roleName: (role: string) => string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const who = (name: string | null, role: string | null, otherwise: string) =>
    [role && roleName(role), name].filter(Boolean).join(' ') || otherwise

  return (
    <section>
      <h2>{t('desk.matter.steps')}</h2>
      <Timeline
        items={newestFirst(steps).map(step => ({
          key: step.seq,
          content: (
            <span className="stack">
              <span>
                {t(`story.${step.action}`, {
                  by: who(step.byName, step.byRole, t('say.system')),
                  to: who(step.toName, step.toRole, t('say.colleague')),
                })}
              </span>
              {step.reason && <q>{whyOf(step, t)}</q>}
              <small>{moment(step.at, language)}</small>
            </span>
          ),
        }))}
      />
    </section>
  )
}
