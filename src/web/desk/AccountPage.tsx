import { useTranslation } from 'react-i18next'
import { AccountSections } from '#modules/access/ui/AccountSections.tsx'
import { useRoleName } from '#web/method.ts'
import './style/account.css'
import { Page } from './Page.tsx'
import { useDesk } from './use-desk.ts'

/** What one proves oneself by, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation()
  const { me, method, posting } = useDesk()
  const roleName = useRoleName()
  return (
    <Page title={t('account.title')}>
      <AccountSections me={me} role={method.roleOf(posting.role)} roleName={roleName} />
    </Page>
  )
}
