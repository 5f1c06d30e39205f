import { z } from 'zod'
import { keep, readKept } from '../../lib/browser-storage.ts'

const KEY = 'dryrun.devices'
const Chosen = z.object({
  microphone: z.string().catch(''),
  camera: z.string().catch(''),
  speaker: z.string().catch(''),
})
/** Device ids; empty for the default of the browser. */
export type Chosen = z.infer<typeof Chosen>

const none: Chosen = { microphone: '', camera: '', speaker: '' }

export const chosenDevices = (): Chosen => readKept(KEY, Chosen) ?? none

/** Remembered in this browser. */
export function chooseDevice(kind: keyof Chosen, deviceId: string): void {
  keep(KEY, { ...chosenDevices(), [kind]: deviceId })
}
