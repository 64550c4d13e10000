import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Colleague } from '#modules/access/contract.ts'
import { Colleagues } from '#modules/access/ui/Colleagues.tsx'
import { Invitation } from '#modules/access/ui/Invitation.tsx'
import { Appoint, EndPosting } from '#modules/access/ui/PostingForms.tsx'
import { isAboveCommunity } from '#platform/regions.ts'
import { useMethod } from '#web/method.ts'
import { Page } from './Page.tsx'
import { RegionsBelow } from './RegionsBelow.tsx'
import { RegionTrail } from './RegionTrail.tsx'
import { rolesAt } from './roles.ts'
import { InRegion, useSearchOf } from './search.ts'
import { useDesk, useRegionInView, useRegionNames, useRegions } from './use-desk.ts'

/** Who serves here; whoever may, appoints and ends. */
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
  const [ending, end] = useState<Colleague>()
  const [invited, inviteOne] = useState<Pick<Colleague, 'region' | 'postingId' | 'name'>>()
  const appoints = may('posting.appoint')

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
      <Colleagues
        region={region}
        roleName={roleName}
        {...(isAboveCommunity(region) && { regionNames: names })}
        {...(appoints && { end, invite: inviteOne })}
      />
      {appointing && (
        <Appoint
          region={region}
          roles={rolesAt(region, method)}
          end={() => appoint(false)}
          appointed={(postingId, name) => inviteOne({ region, postingId, name })}
        />
      )}
      {invited && <Invitation {...invited} end={() => inviteOne(undefined)} />}
      {ending && <EndPosting colleague={ending} roleName={roleName} end={() => end(undefined)} />}
    </Page>
  )
}
