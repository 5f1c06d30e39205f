/** Why a device gives nothing. `insecure`: browsers give devices only over https and on localhost. */
export type DeviceFault = 'insecure' | 'denied' | 'missing' | 'busy' | 'failed'

export const faultText: Readonly<Record<'microphone' | 'camera', Readonly<Record<DeviceFault, string>>>> = {
  microphone: {
    insecure: 'Browsers give a page the microphone only over https, or on localhost.',
    denied:
      'The browser blocks the microphone for this page. To allow it, click the icon left of the address, set the microphone to “Allow”, then try again.',
    missing: 'No microphone was found. Connect one, then try again.',
    busy: 'The microphone does not start. Close other programs that use it, then try again.',
    failed: 'The microphone does not start. Choose another one, or try again.',
  },
  camera: {
    insecure: 'Browsers give a page the camera only over https, or on localhost.',
    denied:
      'The browser blocks the camera for this page. To allow it, click the icon left of the address, set the camera to “Allow”, then try again.',
    missing: 'No camera was found. Connect one, then try again.',
    busy: 'The camera does not start. Close other programs that use it, then try again.',
    failed: 'The camera does not start. Choose another one, or try again.',
  },
}

const byName: Readonly<Record<string, DeviceFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

export type Opened = MediaStreamTrack | DeviceFault

/** Opens a device, or another one where the chosen one is gone. */
export async function openDevice(kind: 'microphone' | 'camera', deviceId: string): Promise<Opened> {
  if (!window.isSecureContext || !navigator.mediaDevices) return 'insecure'
  const opened = await open(kind, deviceId ? { deviceId: { exact: deviceId } } : {})
  const isGone = deviceId !== '' && (opened === 'missing' || opened === 'failed')
  return isGone ? open(kind, {}) : opened
}

async function open(kind: 'microphone' | 'camera', which: MediaTrackConstraints): Promise<Opened> {
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...which }
  const video = { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 15, max: 15 }, ...which }
  try {
    const stream = await navigator.mediaDevices.getUserMedia(kind === 'microphone' ? { audio } : { video })
    return stream.getTracks()[0] ?? 'failed'
  } catch (error) {
    return byName[(error as Error).name] ?? 'failed'
  }
}

/** Opens the choice of a screen or window. Returns undefined when the person chooses none. */
export async function openScreen(): Promise<MediaStreamTrack | undefined> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 8, max: 15 } } })
    const [track] = stream.getVideoTracks()
    if (track) track.contentHint = 'detail'
    return track
  } catch {
    return undefined
  }
}

export const canShareScreen = (): boolean =>
  window.isSecureContext && typeof navigator.mediaDevices?.getDisplayMedia === 'function'

export type Device = Readonly<{ deviceId: string; label: string }>
export type Devices = Readonly<{ microphones: Device[]; cameras: Device[]; speakers: Device[] }>

/** The devices by kind. Browsers name them only once the page may use one. */
export async function listDevices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  const of = (kind: MediaDeviceKind, name: string): Device[] =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }, index) => ({ deviceId, label: label || `${name} ${index + 1}` }))
  return {
    microphones: of('audioinput', 'Microphone'),
    cameras: of('videoinput', 'Camera'),
    speakers: of('audiooutput', 'Speaker'),
  }
}
