import { createContext, useContext } from 'react'

/** Reads the replay's current round clock as m:ss; empty outside of a replay. */
export const MomentNow = createContext<() => string>(() => '')
export const useMomentNow = (): (() => string) => useContext(MomentNow)
