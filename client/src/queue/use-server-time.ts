import { useEffect, useState } from 'react'

/** Server time in ms, extrapolated from the last reply four times a second. */
export function useServerTime(said: number): number {
  const [heard, setHeard] = useState({ said, at: Date.now() })
  const [at, setAt] = useState(Date.now)
  if (said !== heard.said) setHeard({ said, at: Date.now() })
  useEffect(() => {
    const timer = setInterval(() => setAt(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return heard.said + Math.max(0, at - heard.at)
}
