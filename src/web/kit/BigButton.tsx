import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  children: ReactNode
  onPress?: () => void
  submit?: boolean
  plain?: boolean
  busy?: boolean
}

/** The full-width button of a screen; `plain` for the second choice beside it. */
export function BigButton({ children, onPress, submit, plain, busy = false }: Props) {
  const { t } = useTranslation()
  return (
    <Button
      block
      size="large"
      color="primary"
      fill={plain ? 'outline' : 'solid'}
      type={submit ? 'submit' : 'button'}
      loading={busy}
      loadingText={t('say.sending')}
      onClick={() => onPress?.()}
    >
      {children}
    </Button>
  )
}
