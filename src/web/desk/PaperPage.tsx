import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Letterhead } from './Letterhead.tsx'
import { PrintPage } from './PrintPage.tsx'
import { useDesk } from './use-desk.ts'

/** The form of recording on paper, to be filled in by hand where there is no network and typed in later. */
export function PaperPage() {
  const { t } = useTranslation()
  const { method } = useDesk()
  return (
    <PrintPage title={t('paper.title')} back={t('paper.type')}>
      <article className="paper card">
        <Letterhead />
        <dl>
          <Blank name={t('desk.field.requesterName')} half />
          <Blank name={t('desk.field.phone')} half />
          <Blank name={t('desk.field.place')} />
          <Blank name={t('desk.field.reportedAt')}>{t('paper.moment')}</Blank>
          <Blank name={t('desk.column.kind')}>
            {method.kinds.map(({ id, name }) => (
              <span key={id} className="tick">
                {name}
              </span>
            ))}
          </Blank>
          <Blank name={t('desk.field.said')} tall />
          <Blank name={t('desk.field.result')} tall />
          <Blank name={t('paper.signed')} half />
          <Blank name={t('paper.takenBy')} half />
          <Blank name={t('receipt.number')} />
        </dl>
        <p>{t('paper.about')}</p>
      </article>
    </PrintPage>
  )
}

type Space = { name: string; half?: boolean; tall?: boolean; children?: ReactNode }

const Blank = ({ name, half, tall, children }: Space) => (
  <div className={[half && 'half', tall && 'tall'].filter(Boolean).join(' ')}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
