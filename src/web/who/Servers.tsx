import { useTranslation } from 'react-i18next'
import type { ServiceContact } from '#modules/access/contract.ts'
import type { Region } from '#modules/territory/contract.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useRoleName } from '../open/Regions.tsx'

type Props = { region: Region; address: string; gridName: string | null; servers: ServiceContact[] }

/** The names and numbers that hang out, those near first, and how to ask. */
export function Servers({ region, address, gridName, servers }: Props) {
  const { t } = useTranslation()
  const roleName = useRoleName(region)
  if (servers.length === 0) return <EmptyState title={t('who.none')} />
  return (
    <>
      <table className="sheet-of-servers">
        <caption>{[address, gridName].filter(Boolean).join(' · ')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('who.name')}</th>
            <th scope="col">{t('who.phone')}</th>
          </tr>
        </thead>
        <tbody>
          {servers.map(({ name, role, gridName: grid, phone }, index) => (
            <tr key={index}>
              <th scope="row">
                <strong>{name}</strong>
                <span className="weak">{[roleName(role), grid].filter(Boolean).join(' · ')}</span>
              </th>
              <td>
                {phone ? (
                  <a className="reach" href={`tel:${phone}`}>
                    {inGroups(phone)}
                  </a>
                ) : (
                  t('who.noPhone')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="card">
        <h2>{t('who.how')}</h2>
        <p>{t('who.ways')}</p>
        <a className="reach no-print" href="/">
          {t('who.report')}
        </a>
      </section>
      <button type="button" className="chip no-print" onClick={() => window.print()}>
        {t('who.print')}
      </button>
    </>
  )
}

/** A mobile number as people read it out, so that it also breaks there. */
const inGroups = (phone: string) => phone.replace(/^(1\d\d)(\d{4})(\d{4})$/, '$1 $2 $3')
