import { useTranslation } from 'react-i18next'
import type { Summary } from '../contract.ts'
import { percent, shares } from '../rules.ts'

const COUNTS = ['opened', 'closed', 'open', 'overdue'] as const
export const RATES = ['response', 'resolution', 'satisfaction', 'onTime'] as const

type Levels = { levels: readonly string[]; levelName: (level: string) => string }

/** What a region did in a period: counts, rates with both their numbers, and the level at which matters were solved. */
export function FigureBoard({
  summary,
  ...levels
}: {
  summary: Summary
} & Levels) {
  const { t } = useTranslation()
  return (
    <>
      <dl className="counts">
        {COUNTS.map(count => (
          <div key={count}>
            <dt>{t(`desk.figure.${count}`)}</dt>
            <dd>{t('unit.matters', { number: summary[count] })}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2>{t('desk.figure.rates')}</h2>
        <dl className="counts">
          {RATES.map(rate => (
            <div key={rate}>
              <dt>{t(`desk.figure.${rate}`)}</dt>
              <dd>{percent(summary[rate])}</dd>
              <dd className="weak">{t('unit.ratio', summary[rate])}</dd>
              <dd className="weak">{t(`desk.figure.${rate}Of`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Endings endings={summary.endings} />
      <SolvedAt solvedAt={summary.solvedAt} {...levels} />
    </>
  )
}

/** How matters ended, each in its own words: what nobody said yes to is not among the solved. */
function Endings({ endings }: Pick<Summary, 'endings'>) {
  const { t } = useTranslation()
  if (endings.length === 0) return null
  return (
    <section>
      <h2>{t('turn.endings')}</h2>
      <dl className="counts">
        {endings.map(({ outcome, count }) => (
          <div key={outcome}>
            <dt>{t(`outcome.${outcome}`)}</dt>
            <dd>{t('unit.matters', { number: count })}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** As a matter climbs: near first. The bars are drawings of the numbers beside them: the table is what is read. */
function SolvedAt({ solvedAt, levels, levelName }: Pick<Summary, 'solvedAt'> & Levels) {
  const { t } = useTranslation()
  const nearFirst = solvedAt.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
  const whole = solvedAt.reduce((sum, { count }) => sum + count, 0)
  const told = shares(
    nearFirst.map(({ count }) => count),
    whole,
  )
  return (
    <section>
      <h2>{t('desk.figure.solvedAt')}</h2>
      {whole === 0 && <p className="weak">{t('desk.figure.noneSolved')}</p>}
      {whole > 0 && (
        <table className="bars">
          <thead>
            <tr>
              <th scope="col">{t('desk.figure.level')}</th>
              <th scope="col">{t('desk.figure.count')}</th>
              <th scope="col" colSpan={2}>
                {t('desk.figure.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {nearFirst.map(({ level, count }, nth) => (
              <tr key={level}>
                <th scope="row">{levelName(level)}</th>
                <td>{count}</td>
                <td>{told[nth]}</td>
                <td aria-hidden="true">
                  <span className="bar" style={{ width: `${(count / whole) * 100}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
