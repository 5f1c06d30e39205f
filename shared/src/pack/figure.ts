import { z } from 'zod'
import { Line, OneLine, Text } from './text.ts'

/** The month in which the source was read. */
export const AsOf = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'write year and month, such as "2026-11"')
/** A page or document by its name or address; `sum: NAME` names a sum of the worksheet, which does not age. */
export const Source = OneLine.min(1).max(300)

export const SUM_SOURCE = /^sum: *(?<name>.+)$/u

const dated = { asOf: AsOf.optional(), source: Source.optional() }

/** A figure of format 1 was its phrase alone. */
const upgradeFigure = (written: unknown): unknown => (typeof written === 'string' ? { value: written } : written)

/** A short phrase worth hearing with a point ("15 minutes at most"). */
export const PointFigure = z.preprocess(upgradeFigure, z.strictObject({ value: Line, ...dated }))
export type PointFigure = z.infer<typeof PointFigure>

export const Figure = z.strictObject({ value: Line, meaning: Text, ...dated })
export type Figure = z.infer<typeof Figure>
