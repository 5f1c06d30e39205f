export const halfHandshakes = (host: string): readonly string[] => {
  const upgrade = (path: string, ...more: string[]) =>
    [`GET ${path} HTTP/1.1`, `host: ${host}`, 'connection: Upgrade', 'upgrade: websocket', ...more, '', ''].join('\r\n')
  const key = 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA=='
  const version = 'sec-websocket-version: 13'
  const way = '/socket.io/?EIO=4&transport=websocket'
  const polling = '/socket.io/?EIO=4&transport=polling'
  const plain = (method: string, path: string, ...more: string[]) =>
    [`${method} ${path} HTTP/1.1`, `host: ${host}`, ...more, '', ''].join('\r\n')
  return [
    '',
    'GET',
    'GET /socket.io/ HTTP/1.1\r\n',
    `GET ${way} HTTP/1.1\r\nhost: ${host}\r\nupgrade: websocket\r\n`,
    upgrade(way),
    upgrade(way, version),
    upgrade(way, key),
    upgrade(way, version, 'sec-websocket-key: short'),
    upgrade(way, key, 'sec-websocket-version: 99'),
    upgrade(way, key, version, 'upgrade: h2c'),
    upgrade(way, key, version, 'sec-websocket-extensions: permessage-deflate; server_max_window_bits=99'),
    upgrade(way, key, version, 'sec-websocket-protocol: ,,,'),
    upgrade(way.replace('EIO=4', 'EIO=3'), key, version),
    upgrade(way.replace('EIO=4', 'EIO=__proto__'), key, version),
    upgrade('/socket.io/?transport=websocket', key, version),
    upgrade('/socket.io/', key, version),
    upgrade('/socket.io/?EIO=4&transport=polling', key, version),
    upgrade('/socket.io/?EIO=4&transport=webtransport', key, version),
    upgrade('/socket.io/?EIO=4&transport=__proto__', key, version),
    upgrade('/socket.io/?EIO=4&transport=constructor', key, version),
    upgrade(`${way}&transport=polling`, key, version),
    ...['x', '__proto__', 'constructor', '', '%00', 'a'.repeat(2_000)].map((sid) =>
      upgrade(`${way}&sid=${sid}`, key, version),
    ),
    upgrade(`${way}&${Array.from({ length: 300 }, (_, n) => `sid=${n}`).join('&')}`, key, version),
    upgrade('/socket.io/%2e%2e/?EIO=4&transport=websocket', key, version),
    upgrade('/api/me', key, version),
    upgrade('*', key, version),
    plain('GET', polling),
    `${plain('POST', polling, 'content-type: text/plain', 'content-length: 2')}40`,
    plain('POST', `${polling}&sid=x`, 'content-length: 999999'),
    plain('OPTIONS', polling),
    plain('PUT', polling),
    plain('DELETE', `${polling}&sid=__proto__`),
    plain('GET', '/socket.io/socket.io.js'),
    plain('GET', `${polling}&j=0`),
    plain('GET', `${polling}&b64=1&sid=constructor`),
    plain('BREW', '/socket.io/'),
    `GET ${way} HTTP/9.9\r\n\r\n`,
    `GET ${way} HTTP/0.9\r\n\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    '\0\0\0\0\r\n\r\n',
    plain('GET', way, `x: ${'y'.repeat(20_000)}`),
    plain('GET', way, 'content-length: -1'),
    `${plain('POST', '/api/me', 'transfer-encoding: chunked', 'content-length: 5')}5\r\nhello\r\n0\r\n\r\n`,
    `${plain('POST', '/api/me', 'content-type: application/json', 'transfer-encoding: chunked')}zz\r\n`,
    plain('GET', way, 'host: other'),
    `GET ${way} HTTP/1.1\r\n\r\n`,
  ]
}
