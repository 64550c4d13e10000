import { useTranslation } from 'react-i18next'
import { type Comfort, isElder, SCALES, setComfort, useComfort } from './comfort.ts'
import { Icon } from './Icon.tsx'

type Props = { remember?: (comfort: Comfort) => void }

/** One press into the elder theme and one out of it again; `remember` tells the account as well. */
export function ElderSwitch({ remember }: Props) {
  const { t } = useTranslation()
  const comfort = useComfort()
  const choose = () => {
    const next = { ...comfort, elder: !comfort.elder }
    setComfort(next)
    remember?.(next)
  }
  return (
    <button type="button" className="chip" onClick={choose}>
      <Icon of="elder" />
      {t(comfort.elder ? 'comfort.plain' : 'comfort.elder')}
    </button>
  )
}

/** Three sizes of type, each written in its own. */
export function TextSize({ remember }: Props) {
  const { t } = useTranslation()
  const comfort = useComfort()
  const scales = SCALES[isElder() ? 'elder' : 'plain']
  return (
    <div className="choices" role="group" aria-label={t('comfort.size')}>
      {SIZES.map((name, step) => (
        <button
          key={name}
          type="button"
          className={step === comfort.step ? 'chip chip-picked' : 'chip'}
          style={{ fontSize: `calc(var(--text) / var(--scale) * ${scales[step]})` }}
          aria-pressed={step === comfort.step}
          onClick={() => {
            setComfort({ ...comfort, step })
            remember?.({ ...comfort, step })
          }}
        >
          {t(`comfort.sizes.${name}`)}
        </button>
      ))}
    </div>
  )
}

const SIZES = ['usual', 'large', 'largest'] as const
