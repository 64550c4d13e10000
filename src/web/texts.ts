import i18next from 'i18next'
import { type Language, language, useLanguage } from './i18n.ts'

/** The texts of a noun in the current language, as a typed tree: a missing one does not compile, where it is written or used. */
export const useTexts = <Texts>(texts: Record<Language, Texts>): Texts => texts[useLanguage()]

/** A text with `{{name}}` filled in. */
export const filled = (text: string, values: Record<string, string | number>): string =>
  i18next.services.interpolator.interpolate(text, values, language(), {})
