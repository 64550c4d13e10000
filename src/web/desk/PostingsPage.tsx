import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '#modules/access/contract.ts'
import { type AppointmentAct, Appointments, called } from '#modules/access/ui/Appointments.tsx'
import { Colleagues } from '#modules/access/ui/Colleagues.tsx'
import { Disable, Enable } from '#modules/access/ui/DisableForms.tsx'
import { Invitation } from '#modules/access/ui/Invitation.tsx'
import { Appoint, EndPosting } from '#modules/access/ui/PostingForms.tsx'
import { PlacesPicker } from '#modules/territory/ui/PlacesPicker.tsx'
import { isAboveCommunity } from '#platform/regions.ts'
import { useMethod } from '#web/method.ts'
import { Page } from './Page.tsx'
import { RegionsBelow } from './RegionsBelow.tsx'
import { RegionTrail } from './RegionTrail.tsx'
import { rolesAt } from './roles.ts'
import { InRegion, useSearchOf } from './search.ts'
import { useDesk, useRegionInView, useRegionNames, useRegions } from './use-desk.ts'

type Invited = { region: number; postingId: string; name: string }
type Chosen = { what: AppointmentAct; appointment: Appointment }

/** Who serves here; whoever may, appoints, invites, ends, disables and enables. */
export function PostingsPage() {
  const { t } = useTranslation()
  const { posting, may } = useDesk()
  const [search] = useSearchOf(InRegion)
  const region = useRegionInView(search.region)
  const names = useRegionNames()
  const methodId = useRegions().get(region)?.methodId ?? posting.methodId
  const method = useMethod(methodId)
  const { roleName } = method
  const [appointing, appoint] = useState(false)
  const [chosen, choose] = useState<Chosen>()
  const [invited, inviteOne] = useState<Invited>()
  const appoints = may('posting.appoint')
  const Table = appoints ? Appointments : Colleagues

  return (
    <Page
      title={t('desk.posting.title')}
      beside={
        appoints && (
          <Button type="primary" onClick={() => appoint(true)}>
            {t('desk.posting.appoint')}
          </Button>
        )
      }
    >
      <RegionTrail region={region} />
      <RegionsBelow region={region} />
      <Table
        region={region}
        roleName={roleName}
        {...(isAboveCommunity(region) && { regionNames: names })}
        act={(what, appointment) => choose({ what, appointment })}
      />
      {appointing && (
        <Appoint
          region={region}
          roles={rolesAt(region, method)}
          Places={PlacesPicker}
          end={() => appoint(false)}
          appointed={(postingId, name) => inviteOne({ region, postingId, name })}
        />
      )}
      {invited && <Invitation {...invited} end={() => inviteOne(undefined)} />}
      {chosen && <Act {...chosen} roleName={roleName} end={() => choose(undefined)} />}
    </Page>
  )
}

type ActProps = Chosen & { roleName: (role: string) => string; end: () => void }

/** The form of what was chosen for a posting. */
function Act({ what, appointment, roleName, end }: ActProps) {
  const { region, postingId } = appointment
  const given = { appointment, end }
  if (what === 'end') return <EndPosting {...given} roleName={roleName} />
  if (what === 'disable') return <Disable {...given} />
  if (what === 'enable') return <Enable {...given} />
  return <Invitation region={region} postingId={postingId} name={called(appointment)} end={end} />
}
