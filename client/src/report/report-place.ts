import { createContext, useContext } from 'react'

/** Where a report stands: what its moments lead to, and where the pictures on its boards come from. */
export type ReportPlace = Readonly<{
  /** The address of the replay; nothing where whoever reads can't watch it. */
  replay: string | null
  image(id: string): Promise<Blob>
}>

/** A shared report stands by itself: it leads nowhere, and its pictures were left out. */
export const nowhere: ReportPlace = { replay: null, image: () => Promise.reject(new Error('pictures are not shared')) }

export const PlaceContext = createContext<ReportPlace>(nowhere)
export const useReportPlace = (): ReportPlace => useContext(PlaceContext)
