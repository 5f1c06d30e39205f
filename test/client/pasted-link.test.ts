import { tidyAddress, tokenIn } from '@dryrun/shared/pasted-link.ts'
import { expect, it } from 'vitest'

const clinging = [
  ...[
    '.',
    ')',
    ',',
    ';',
    ':',
    '!',
    '?',
    '"',
    "'",
    '>',
    ']',
    '}',
    '*',
    '|',
    '`',
    '…',
    '...',
    '/',
    '//',
    ').',
    '”.',
    '>,',
  ],
  ...[
    '“',
    '”',
    '‘',
    '’',
    '«',
    '»',
    '\u200b',
    '\u200c\u200d',
    '\ufeff',
    '\u00a0',
    '\u2060',
    ' ',
    '\n',
    '\u00ad',
    '\u202c',
  ],
]
const token = 'AbC_-0123456789_-abcde'
const id = '5f0c2b7e-3a55-4b53-9d0c-1a2b3c4d5e6f'
const partsOf = (address: string) => new URL(`http://localhost${address}`)

it('[EG7] what clings to a pasted link is dropped from its address, spelled out or as percent signs', () => {
  const links = [
    `/join/${token}`,
    `/slots/join/${token}`,
    `/shared/${token}`,
    `/i/${id}`,
    `/i/${id}/replay`,
    '/queue',
    '/',
  ]
  const searches = [`/i/${id}/replay?t=14:20`, `/i/${id}/replay?eyes=candidate&r=2`]
  const mails = [`/reset#${token}`, `/prove#${token}`]
  const all = [...links, ...searches, ...mails].flatMap((link) => clinging.map((end) => [link, end] as const))
  for (const [link, end] of all.filter(([link, end]) => !end.startsWith('?') || /[?#]/.test(link))) {
    expect(decodeURIComponent(tidyAddress(partsOf(link + end))), JSON.stringify(link + end)).toBe(link)
    expect(decodeURIComponent(tidyAddress(partsOf(link + encodeURIComponent(end))))).toBe(link)
  }
})

it('[EG7] what clings to a pasted link is dropped from its address, and all other addresses stay as they are', () => {
  const kept = [
    '/',
    '/packs/serverless-2026',
    `/i/${id}/replay?t=14%3A20&r=2`,
    '/?bring',
    `/reset#${token}`,
    '/open?pack=a%20b',
  ]
  for (const address of kept) expect(tidyAddress(partsOf(address))).toBe(address)
  expect(tidyAddress({ pathname: '//evil.example.', search: '', hash: '' })).toBe('/evil.example')
  expect(tidyAddress({ pathname: `/join/${token}%E2%80`, search: '', hash: '' })).toBe(`/join/${token}`)
})

it('[EG8] a token is found among what was pasted with it', () => {
  for (const end of clinging)
    for (const start of ['', '“', '"', '<', '(', '\u200b', ' ']) expect(tokenIn(start + token + end)).toBe(token)
  for (const marked of [`${token}_`, `${token}__`, `${token}-`, `*${token}*`]) expect(tokenIn(marked)).toBe(token)
  for (const none of ['', 'x', `${token}x`, `${token}0.`, token.slice(1), `a${token}`]) expect(tokenIn(none)).toBe(none)
})
