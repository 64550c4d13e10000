import { Link } from '@tanstack/react-router'
import { Breadcrumb } from 'antd'
import { useTranslation } from 'react-i18next'
import { trail } from '#platform/regions.ts'
import { useDesk, useRegionNames } from './use-desk.ts'

/** The way from the posting's region down to the one in view; nothing where there is no way. */
export function RegionTrail({ region }: { region: number }) {
  const { t } = useTranslation()
  const { posting } = useDesk()
  const names = useRegionNames()
  if (region === posting.region) return null
  const called = (code: number) => names.get(code) ?? String(code)
  const items = trail(region, posting.region).map(code => ({
    key: code,
    title:
      code === region ? (
        called(code)
      ) : (
        <Link to="." search={(search: object) => ({ ...search, region: code })}>
          {called(code)}
        </Link>
      ),
  }))
  return <Breadcrumb aria-label={t('desk.region.trail')} items={items} />
}
