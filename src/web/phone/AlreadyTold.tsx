import { useTranslation } from 'react-i18next'
import { numberOf } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { Link } from '../kit/router.tsx'

type Props = {
  error: Error | null
  path: string
  /** Sends what was written since as another one. */
  another: () => void
  drop: () => void
}

/** What was kept although its answer was lost is not sent again: it is told where it is, and the phone goes on. */
export function AlreadyTold({ error, path, another, drop }: Props) {
  const { t } = useTranslation()
  const number = numberOf(error)
  if (!error) return null
  if (!number) return <ErrorNote error={error} />
  return (
    <section className="card" role="alert">
      <p>
        <strong>{t('told.already', { number })}</strong>
      </p>
      <Link className="reach" to={path}>
        {t('told.look')}
      </Link>
      <BigButton plain onPress={another}>
        {t('told.another')}
      </BigButton>
      <BigButton plain onPress={drop}>
        {t('told.drop')}
      </BigButton>
    </section>
  )
}
