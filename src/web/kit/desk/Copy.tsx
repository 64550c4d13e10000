import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A text to take along: copied by a button, or by hand where the browser does not let a page copy. */
export function Copy({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation()
  const [copied, tell] = useState(false)
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => tell(true),
      () => tell(false),
    )
  return (
    <Flex gap={8} wrap align="end">
      <label className="stack step">
        <span>{label}</span>
        <Input readOnly value={text} onFocus={event => event.target.select()} />
      </label>
      <Button type="primary" onClick={() => void copy()}>
        {t('invite.copy')}
      </Button>
      <span role="status">{copied && t('invite.copied')}</span>
    </Flex>
  )
}
