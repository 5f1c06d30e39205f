import { createContext, useContext } from 'react'

/** What the round's clock shows at the moment that is being watched, as m:ss; nothing where nothing is watched. */
export const MomentNow = createContext<() => string>(() => '')
export const useMomentNow = (): (() => string) => useContext(MomentNow)
