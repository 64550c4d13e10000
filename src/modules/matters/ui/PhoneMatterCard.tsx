import { useTranslation } from 'react-i18next'
import { DueText } from '#web/kit/DueText.tsx'
import { Link } from '#web/kit/router.tsx'
import { StateTag } from '#web/kit/StateTag.tsx'
import type { Matter } from '../contract.ts'
import { type Names, MatterState } from './MatterState.tsx'
import { promised } from './PhoneHolder.tsx'

type Props = {
  matter: Matter
  names: Names
  own?: boolean
  mine?: boolean
  still?: boolean
  calm?: boolean
}

/** One matter in a list: what, where, how it stands, and until when: for staff the next clock, for the requester of an `own` one what was promised. A `still` one leads nowhere; what is late in a `calm` one is not the reader's; who holds a `mine` one need not be said. */
export function PhoneMatterCard({ matter, names, own, mine, still, calm = false }: Props) {
  const { t } = useTranslation()
  const dueAt = own ? promised(matter) : matter.dueAt
  const inside = (
    <>
      <p className="row apart">
        <strong>{names.kindName(matter.kind)}</strong>
        <span className="row">
          {matter.supervised && !own && (
            <StateTag tone={calm ? 'calm' : 'bad'}>{t('matter.supervised')}</StateTag>
          )}
          <MatterState state={matter.state} own={own} />
        </span>
      </p>
      <p className="short">{matter.text}</p>
      {matter.address && <p className="weak">{matter.address}</p>}
      {dueAt && (
        <p>
          <DueText dueAt={dueAt} calm={calm} />
        </p>
      )}
      <p className="weak">
        {matter.number}
        {!mine && matter.ownerName && ` · ${matter.ownerName}`}
      </p>
    </>
  )
  return still ? (
    <div className="card">{inside}</div>
  ) : (
    <Link className="card" to={`/matters/${matter.region}/${matter.id}`}>
      {inside}
    </Link>
  )
}
