/** The cookies that a browser sends after a response with these headers. */
export function cookiesAfter(before: string, headers: Headers): string {
  const jar = new Map(before.split('; ').filter(Boolean).map(nameAndValue))
  for (const set of headers.getSetCookie()) {
    const [name, value] = nameAndValue(set.split(';')[0] ?? '')
    if (name) jar.set(name, value)
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

function nameAndValue(pair: string): [name: string, value: string] {
  const [name = '', value = ''] = pair.split(/=(.*)/s)
  return [name, value]
}
