import { useEffect, useMemo, useState } from 'react'
import { type Devices, listDevices } from '../media/devices.ts'
import { LocalMedia, type MediaState, noMedia } from '../media/local-media.ts'

const noDevices: Devices = { microphones: [], cameras: [], speakers: [] }

export type Trial = Readonly<{ media: LocalMedia; state: MediaState; devices: Devices }>

/** Devices on trial. They are apart from those of the call, and close with the component. */
export function useTrial(): Trial {
  const [state, setState] = useState(noMedia)
  const [devices, setDevices] = useState(noDevices)
  const media = useMemo(() => new LocalMedia({ onChange: setState, onTrack: () => {} }), [])
  useEffect(() => () => media.closeAll(), [media])
  const isNamed = state.microphone === 'on' || state.camera === 'on'
  useEffect(() => {
    const look = () => void listDevices().then(setDevices, () => setDevices(noDevices))
    // The names are known only once a device is open.
    if (isNamed) look()
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look)
  }, [isNamed])
  return { media, state, devices }
}
