import i18next, { type TFunction } from 'i18next'
import { common } from '#web/locales/common.ts'
import type { Texts } from '#web/locales/texts.ts'
import { work } from '#web/locales/work.ts'
import type { Language } from './windows.ts'

/** What the screens of a surface say, by the same keys; for whoever must press a button in either language. */
export function wordsOf(language: Language, ...areas: Texts[]): TFunction {
  const words = Object.assign({}, ...[common, work, ...areas].map(area => area[language]))
  const one = i18next.createInstance()
  void one.init({
    lng: language,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return one.t
}
