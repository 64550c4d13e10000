import { useTranslation } from 'react-i18next'

/** The secret of a new authenticator: to be typed, or opened on this very device. */
export function Secret({ secret, uri }: { secret: string; uri: string }) {
  const { t } = useTranslation()
  return (
    <div className="card">
      <p>{t('factor.secret')}</p>
      <p className="secret">
        {inFours(secret).map((part, index) => (
          <span key={index}>{part}</span>
        ))}
      </p>
      <a className="reach" href={uri}>
        {t('factor.open')}
      </a>
    </div>
  )
}

/** As people read it: four letters at a time, with no space among them that would be copied. */
const inFours = (secret: string) => secret.match(/.{1,4}/g) ?? []
