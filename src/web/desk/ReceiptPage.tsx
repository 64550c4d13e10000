import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Receipt } from '#modules/matters/ui/Receipt.tsx'
import { Letterhead } from './Letterhead.tsx'
import { PrintPage } from './PrintPage.tsx'
import { OneMatter, useSearchOf } from './search.ts'
import { useDesk } from './use-desk.ts'

/** The slip of a recorded matter, to be printed. */
export function ReceiptPage() {
  const { t } = useTranslation()
  const [{ matter }] = useSearchOf(OneMatter)
  const { posting, method } = useDesk()
  if (!matter) return <Link to="/record">{t('desk.menu.record')}</Link>
  return (
    <PrintPage title={t('receipt.title')} back={t('receipt.next')}>
      <Receipt region={posting.region} id={matter} head={<Letterhead />} inWords={method} />
    </PrintPage>
  )
}
