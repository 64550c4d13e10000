import { Descriptions, Flex } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { HomeCard, Member } from '../contract.ts'
import { MovingOut } from './MovingOut.tsx'
import { phoneOf } from './queries.ts'
import { RevealPhone } from './RevealPhone.tsx'

type FactsProps = {
  card: HomeCard
  mayReveal: boolean
  /** What can be done about one who lives there. */
  act: (member: Member) => ReactNode
  mayEnd: boolean
}

/** Who lives in a home, how it is used, and who lived there before. */
export function HomeFacts({ card, mayReveal, act, mayEnd }: FactsProps) {
  const { t } = useTranslation()
  if (card.households.length === 0) return <p>{t('residents.home.nobody')}</p>
  return card.households.map(({ id, members, former, ...household }) => (
    <Flex key={id} component="section" vertical gap={12}>
      <Use household={household} gridName={card.gridName} />
      {mayEnd && (
        <div>
          <MovingOut region={card.region} id={id} endedOn={household.endedOn} />
        </div>
      )}
      {members.length > 0 && (
        <Members
          label={t('residents.home.members')}
          members={members}
          act={act}
          phone={({ personId, phoneMasked }) =>
            phoneMasked && (
              <RevealPhone
                reveal={phoneOf(card.region, personId)}
                masked={phoneMasked}
                may={mayReveal}
              />
            )
          }
        />
      )}
      {former.length > 0 && (
        <details>
          <summary>{t('residents.home.former', { count: former.length })}</summary>
          <Members label={t('residents.home.formerly')} members={former} />
        </details>
      )}
    </Flex>
  ))
}

type Household = Omit<HomeCard['households'][number], 'id' | 'members' | 'former'>

function Use({ household, gridName }: { household: Household; gridName: string | null }) {
  const { t } = useTranslation()
  const { use, residenceType, declaredUsual, declaredRegistered, endedOn, endedBecause } = household
  const facts: [name: string, value: string | number | null][] = [
    ['grid', gridName ?? t('desk.noGrid')],
    ['use', use && t(`residents.use.${use}`)],
    ['residenceType', residenceType && t(`residents.residenceType.${residenceType}`)],
    ['declaredUsual', declaredUsual],
    ['declaredRegistered', declaredRegistered],
    ['endedOn', endedOn && [endedOn, endedBecause].join(' · ')],
  ]
  const items = facts
    .filter(([, value]) => value !== null)
    .map(([key, children]) => ({ key, label: t(`residents.home.${key}`), children }))
  return <Descriptions column={{ xs: 1, md: 2 }} size="small" items={items} />
}

const lived = ({ fromOn, toOn }: Member) => (
  <>
    <span className="whole">{fromOn}</span> – <span className="whole">{toOn}</span>
  </>
)

type MembersProps = {
  label: string
  members: Member[]
  /** Only of whoever lives there still. */
  phone?: (member: Member) => ReactNode
  act?: (member: Member) => ReactNode
}

function Members({ label, members, phone, act }: MembersProps) {
  const { t } = useTranslation()
  const column = (name: string, cell: (member: Member) => ReactNode) => ({
    title: t(`residents.column.${name}`),
    cell,
  })
  return (
    <PlainTable
      label={label}
      keyOf={({ personId, fromOn }) => personId + fromOn}
      rows={members}
      columns={[
        column('name', ({ name }) => name),
        column('relation', ({ relation }) => relation && t(`residents.relation.${relation}`)),
        column('age', ({ age }) => age),
        column('kind', ({ kind }) => t(`residents.kind.${kind}`)),
        phone ? column('phoneMasked', phone) : column('toOn', lived),
        ...(act ? [column('act', act)] : []),
      ]}
    />
  )
}
