import { useTranslation } from 'react-i18next'
import { ask } from '../kit/feedback.ts'

type Where = { place: object | null; placeWords: string }

/** Asks once about a missing place; whether it goes on as it is. */
export function useAskPlace() {
  const { t } = useTranslation()
  return async ({ place, placeWords }: Where): Promise<boolean> =>
    place !== null ||
    placeWords.trim() !== '' ||
    (await ask(t('placed.ask'), t('placed.go'), t('placed.back')))
}
