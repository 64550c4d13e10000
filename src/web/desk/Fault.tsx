import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'

/** A page that broke: said plainly, with a way on. */
export function Fault() {
  const { t } = useTranslation()
  return (
    <Result
      status="error"
      title={t('fault.title')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('fault.reload')}
        </Button>
      }
    />
  )
}

export function Missing() {
  const { t } = useTranslation()
  return (
    <Result
      status="info"
      title={t('fault.notFound')}
      extra={<Button href="/desk/">{t('fault.toHome')}</Button>}
    />
  )
}
