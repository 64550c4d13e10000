import { useTranslation } from 'react-i18next'
import { AccountSections } from '#modules/access/ui/AccountSections.tsx'
import './style/account.css'
import { Page } from './Page.tsx'
import { useDesk } from './use-desk.ts'

/** What one proves oneself by, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation()
  const { me, posting } = useDesk()
  return (
    <Page title={t('account.title')}>
      <AccountSections me={me} posting={posting} />
    </Page>
  )
}
