import { createContext, useContext } from 'react'

/** Where the report is shown: the replay its moments link to, and the source of its board images. */
export type ReportPlace = Readonly<{
  /** Path of the replay; null if the reader may not watch it. */
  replay: string | null
  image(id: string): Promise<Blob>
}>

/** For shared reports, which have no replay and no images. `image` always rejects. */
export const nowhere: ReportPlace = { replay: null, image: () => Promise.reject(new Error('pictures are not shared')) }

export const PlaceContext = createContext<ReportPlace>(nowhere)
export const useReportPlace = (): ReportPlace => useContext(PlaceContext)
