import { useTranslation } from 'react-i18next'
import { AccountSections } from '#modules/access/ui/AccountSections.tsx'
import { Page } from '../kit/Page.tsx'
import { useSession } from './Gate.tsx'

/** What one proves oneself by, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation()
  const { me, posting } = useSession()
  return (
    <Page title={t('account.title')} back="/me">
      <AccountSections me={me} posting={posting} />
    </Page>
  )
}
