import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { within } from '#platform/regions.ts'
import { useDesk, useRegions, useRegionsBelow } from './use-desk.ts'

/** The way down from the posting's region; what lies outside it is not there. */
export function RegionTree({ current }: { current: number }) {
  const { t } = useTranslation()
  const { posting } = useDesk()
  return (
    <nav aria-label={t('overview.tree')} className="card region-tree">
      <ul>
        <Branch code={posting.region} current={current} />
      </ul>
    </nav>
  )
}

/** Going to a region opens it. */
function Branch({ code, current }: { code: number; current: number }) {
  const name = useRegions().get(code)?.name
  const below = useRegionsBelow(code)
  return (
    <li>
      <Link
        to="/overview"
        search={() => ({ region: code })}
        aria-current={code === current ? 'true' : undefined}
      >
        {name ?? code}
      </Link>
      {within(current, code) && below.length > 0 && (
        <ul>
          {below.map(region => (
            <Branch key={region.code} code={region.code} current={current} />
          ))}
        </ul>
      )}
    </li>
  )
}
