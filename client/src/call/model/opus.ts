/** Forward error correction, no packets in silence, 32 kbit/s. Source: RFC 7587, 7. */
const wanted: Readonly<Record<string, string>> = { useinbandfec: '1', usedtx: '1', maxaveragebitrate: '32000' }

/** Asks the other side, in the description that it gets, to encode Opus for speech over poor lines. */
export function withOpusSettings(sdp: string): string {
  const opus = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000/gm)].map(([, type = '']) => type)
  return sdp.replace(/^a=fmtp:(\d+) ([^\r\n]*)/gm, (line, type: string, given: string) =>
    opus.includes(type) ? `a=fmtp:${type} ${merged(given)}` : line,
  )
}

function merged(given: string): string {
  const parameters = new Map(given.split(';').map((each) => splitAtEquals(each.trim())))
  for (const [name, value] of Object.entries(wanted)) parameters.set(name, value)
  return [...parameters].map(([name, value]) => `${name}=${value}`).join(';')
}

function splitAtEquals(parameter: string): [string, string] {
  const [name = '', value = ''] = parameter.split('=')
  return [name, value]
}
