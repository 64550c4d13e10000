import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { JoinSlip } from '#modules/people/ui/JoinSlip.tsx'
import { Letterhead } from './Letterhead.tsx'
import { PrintPage } from './PrintPage.tsx'
import { OnePerson, useSearchOf } from './search.ts'
import { useDesk } from './use-desk.ts'

/** The slip with the code by which somebody joins their home, to be printed. */
export function JoinCodePage() {
  const { t } = useTranslation()
  const [{ person }] = useSearchOf(OnePerson)
  const { posting } = useDesk()
  if (!person) return <Link to="/residents">{t('joinSlip.back')}</Link>
  return (
    <PrintPage title={t('joinSlip.title')} back={t('joinSlip.back')} to="/residents">
      <JoinSlip key={person} region={posting.region} id={person} head={<Letterhead />} />
    </PrintPage>
  )
}
