import { useTranslation } from 'react-i18next'
import {
  type DisplayPreferences,
  isElder,
  SCALES,
  setDisplayPreferences,
  useDisplayPreferences,
} from './display.ts'
import { Icon } from './Icon.tsx'

type Props = { remember?: (display: DisplayPreferences) => void }

/** One press into the elder theme and one out of it again; `remember` tells the account as well. */
export function ElderSwitch({ remember }: Props) {
  const { t } = useTranslation()
  const display = useDisplayPreferences()
  const choose = () => {
    const next = { ...display, elder: !display.elder }
    setDisplayPreferences(next)
    remember?.(next)
  }
  return (
    <button type="button" className="chip" onClick={choose}>
      <Icon of="elder" />
      {t(display.elder ? 'display.plain' : 'display.elder')}
    </button>
  )
}

/** Three sizes of type, each written in its own. */
export function TextSize({ remember }: Props) {
  const { t } = useTranslation()
  const display = useDisplayPreferences()
  const scales = SCALES[isElder() ? 'elder' : 'plain']
  return (
    <div className="choices" role="group" aria-label={t('display.size')}>
      {SIZES.map((name, step) => (
        <button
          key={name}
          type="button"
          className={step === display.step ? 'chip chip-picked' : 'chip'}
          style={{ fontSize: `calc(var(--text) / var(--scale) * ${scales[step]})` }}
          aria-pressed={step === display.step}
          onClick={() => {
            setDisplayPreferences({ ...display, step })
            remember?.({ ...display, step })
          }}
        >
          {t(`display.sizes.${name}`)}
        </button>
      ))}
    </div>
  )
}

const SIZES = ['usual', 'large', 'largest'] as const
