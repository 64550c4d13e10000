import { useEffect, useState } from 'react'

const SETTLES_AFTER_MS = 300

/** What somebody types, once they pause: the server is not asked at every key. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLES_AFTER_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
