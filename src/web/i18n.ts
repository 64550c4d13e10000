import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { common } from './locales/common.ts'
import type { Texts, Tree } from './locales/texts.ts'
import { work } from './locales/work.ts'
import { store, stored } from './kit/store.ts'

export const LANGUAGES = { zh: '中文', en: 'English' } as const
export type Language = keyof typeof LANGUAGES

/** Starts the translator with what all surfaces share and the areas that this surface shows. Chinese unless chosen otherwise. */
export function startI18n(...areas: Texts[]) {
  const all = [common, work, ...areas]
  const merged = (language: Language): Tree => Object.assign({}, ...all.map(area => area[language]))
  i18next.use(initReactI18next).init({
    lng: kept(),
    fallbackLng: 'zh',
    resources: { zh: { translation: merged('zh') }, en: { translation: merged('en') } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  mark(language())
}

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

/** The current language; the caller is drawn again when it changes. */
export function useLanguage(): Language {
  useTranslation()
  return language()
}

export function setLanguage(chosen: Language) {
  store(KEY, chosen)
  mark(chosen)
  return i18next.changeLanguage(chosen)
}

const KEY = 'linli.lang'
const kept = (): Language => (stored(KEY) === 'en' ? 'en' : 'zh')

function mark(chosen: Language) {
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}
