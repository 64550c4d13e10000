import { Outlet } from '@tanstack/react-router'
import { createContext, useContext, useEffect } from 'react'
import type { Me, Posting } from '#modules/access/contract.ts'
import { Loaded, Loading } from '../kit/Loading.tsx'
import { useReachable } from '../kit/network.ts'
import { useLate } from '../kit/useLate.ts'
import { colourOf, useMethod } from '../method.ts'
import { homeOf, lastMe, surfacePath, useMe } from '../session.ts'
import { NoNetwork } from './NoNetwork.tsx'

type Session = { me: Me; posting: Posting; may: (ability: string) => boolean }

const Context = createContext<Session | undefined>(undefined)

/** Longer than this nobody waits for a network to open the page. */
const PATIENCE_MS = 3000

/** Lets in whoever works on this surface in the present posting, and leads everybody else to their own. */
export function Gate({ surface }: { surface: Me['surface'] }) {
  const query = useMe()
  const late = useLate(PATIENCE_MS)
  const reachable = useReachable()
  const kept = late || !reachable ? lastMe()?.what : undefined
  return (
    <>
      {!reachable && <NoNetwork />}
      {kept && !query.data ? (
        <Within me={kept} surface={surface} />
      ) : (
        <Loaded query={query}>{me => <Within me={me} surface={surface} />}</Loaded>
      )}
    </>
  )
}

function Within({ me, surface }: { me: Me; surface: Me['surface'] }) {
  const home = homeOf(me)
  const elsewhere = home !== surfacePath(surface)
  useEffect(() => {
    if (elsewhere) window.location.replace(home)
  }, [elsewhere, home])
  useEffect(() => {
    if (me.posting)
      document.documentElement.style.setProperty('--brand', colourOf(me.posting.methodId))
  }, [me.posting])
  if (elsewhere || !me.posting) return <Loading />
  return (
    <Context value={{ me, posting: me.posting, may: ability => me.abilities.includes(ability) }}>
      <Outlet />
    </Context>
  )
}

/** Who is here, in which posting; only under a Gate. */
export function useSession(): Session {
  const session = useContext(Context)
  if (!session) throw new Error('used outside the gate')
  return session
}

/** The names and the brand of the community in which one acts. */
export const useOwnMethod = () => useMethod(useSession().posting.methodId)
