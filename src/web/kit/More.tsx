import { useTranslation } from 'react-i18next'
import { BigButton } from './BigButton.tsx'

type Props = {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

/** Under a list in pages: the next one. */
export function More({ query }: Props) {
  const { t } = useTranslation()
  if (!query.hasNextPage) return null
  return (
    <BigButton plain busy={query.isFetchingNextPage} onPress={() => query.fetchNextPage()}>
      {t('act.showMore')}
    </BigButton>
  )
}
