import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language, setLanguage, useLanguage } from '../i18n.ts'

/** Each language under its own name, so that it is found by whoever cannot read the other. */
export function Languages() {
  const { t } = useTranslation()
  const current = useLanguage()
  return (
    <div className="choices" role="group" aria-label={t('say.language')}>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          className={language === current ? 'chip chip-picked' : 'chip'}
          aria-pressed={language === current}
          onClick={() => setLanguage(language as Language)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
