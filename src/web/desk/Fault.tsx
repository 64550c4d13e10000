import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'

/** A page that broke: said plainly, with a way on. */
export function Fault() {
  const { t } = useTranslation()
  return (
    <Result
      status="error"
      title={<h1>{t('fault.title')}</h1>}
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
      title={<h1>{t('fault.notFound')}</h1>}
      extra={<Button href="/desk/">{t('fault.toHome')}</Button>}
    />
  )
}
