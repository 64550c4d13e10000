import { useTranslation } from 'react-i18next'
import { AccountSections } from '#modules/access/ui/AccountSections.tsx'
import { Page } from '../kit/Page.tsx'
import { useRoleName } from '../method.ts'
import { useOwnMethod, useSession } from './Gate.tsx'

/** What one proves oneself by, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation()
  const { me, posting } = useSession()
  const method = useOwnMethod()
  const roleName = useRoleName()
  return (
    <Page title={t('account.title')} back="/me">
      <AccountSections me={me} role={method.roleOf(posting.role)} roleName={roleName} />
    </Page>
  )
}
