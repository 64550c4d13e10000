import { useTranslation } from 'react-i18next'
import { TextField } from '../kit/TextField.tsx'

/** The code on the slip that staff hand over. */
export function CodeField({ error }: { error?: string }) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('joinCode.code')}
      hint={t('joinCode.hint')}
      name="code"
      autoComplete="off"
      autoCapitalize="characters"
      maxLength={12}
      {...(error && { error })}
    />
  )
}
