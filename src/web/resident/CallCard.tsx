import { useTranslation } from 'react-i18next'
import type { ServiceContact } from '#modules/access/contract.ts'
import { Icon } from '../kit/Icon.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'

/** Somebody who serves here, with a number that one press calls. */
export function CallCard({ server: { name, role, phone } }: { server: ServiceContact }) {
  const { t } = useTranslation()
  const { roleName } = useOwnMethod()
  return (
    <p className="call">
      <span>
        <strong>{name}</strong> <span className="weak">{roleName(role)}</span>
      </span>
      {phone ? (
        <a className="go" href={`tel:${phone}`}>
          <Icon of="call" />
          <span>
            {t('worker.call', { name })} <small>{phone}</small>
          </span>
        </a>
      ) : (
        <span className="weak">{t('worker.noPhone')}</span>
      )}
    </p>
  )
}
