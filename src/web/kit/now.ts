import { useEffect, useState } from 'react'

/** The time in milliseconds, anew each minute: what is due soon must not look so for ever. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
