import { Link } from '@tanstack/react-router'
import { Button, Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { Receipt } from '#modules/matters/ui/Receipt.tsx'
import { Letterhead } from './Letterhead.tsx'
import { Page } from './Page.tsx'
import { OneMatter, useSearchOf } from './search.ts'
import { useDesk } from './use-desk.ts'

/** The slip of a recorded matter, to be printed. */
export function ReceiptPage() {
  const { t } = useTranslation()
  const [{ matter }] = useSearchOf(OneMatter)
  const { posting, method } = useDesk()
  if (!matter) return <Link to="/record">{t('desk.menu.record')}</Link>
  return (
    <Page
      title={t('receipt.title')}
      beside={
        <Flex gap={12} align="center" className="no-print">
          <Link to="/record">{t('receipt.next')}</Link>
          <Button type="primary" onClick={() => window.print()}>
            {t('takeOut.paper')}
          </Button>
        </Flex>
      }
    >
      <Receipt region={posting.region} id={matter} head={<Letterhead />} inWords={method} />
    </Page>
  )
}
