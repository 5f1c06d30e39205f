import { X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorityIn, certificateFor, endOf } from '@dryrun/server/network/certificates.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const DAY_MS = 86_400_000
const now = Date.UTC(2026, 10, 29)

describe('the authority of a server', () => {
  let folder: string
  const file = () => join(folder, 'https/authority.pem')
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dryrun-authority-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('[RE9] the key of the authority is readable by its owner only, also after someone has loosened that', async () => {
    await authorityIn(folder, 'vm', now)
    const modes = () => [statSync(file()).mode & 0o777, statSync(join(folder, 'https')).mode & 0o777]
    expect(modes()).toEqual([0o600, 0o700])
    expect(readdirSync(join(folder, 'https'))).toEqual(['authority.pem'])
    chmodSync(file(), 0o644)
    await authorityIn(folder, 'vm', now)
    expect(modes()).toEqual([0o600, 0o700])
  })

  it('[RE10] the authority stays the same from start to start until it ends', async () => {
    const first = await authorityIn(folder, 'vm', now)
    const end = endOf(first)
    expect(await authorityIn(folder, 'vm', end - 31 * DAY_MS)).toEqual(first)
    const next = await authorityIn(folder, 'vm', end - 29 * DAY_MS)
    expect(new X509Certificate(next.cert).subject).not.toBe(new X509Certificate(first.cert).subject)
    expect(await authorityIn(folder, 'vm', end)).toEqual(next)
  })

  it('[RE10] two starts at the same moment agree on one authority', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => authorityIn(folder, 'vm', now)))
    const stored = await authorityIn(folder, 'vm', now)
    expect(made).toEqual([stored, stored, stored, stored])
    expect(readdirSync(join(folder, 'https'))).toEqual(['authority.pem'])
  })

  it('[RE10] a damaged authority is named and never replaced in silence', async () => {
    const { cert } = await authorityIn(folder, 'vm', now)
    const whole = readFileSync(file(), 'utf8')
    const leaf = await certificateFor(await authorityIn(folder, 'vm', now), ['localhost'], now)
    for (const damaged of ['', 'x', cert, whole.slice(0, 300), `${leaf.key}${leaf.cert}`]) {
      writeFileSync(file(), damaged)
      await expect(authorityIn(folder, 'vm', now)).rejects.toThrow(/authority\.pem is damaged\. Delete it/)
    }
  })

  it('[RE11] a certificate names exactly its hosts, is signed by the authority and no authority itself', async () => {
    const authority = await authorityIn(folder, 'vm', now)
    const { cert } = await certificateFor(authority, ['vm.local', '192.168.1.5', 'fd00::2'], now)
    const [leaf, root] = [new X509Certificate(cert), new X509Certificate(authority.cert)]
    expect(leaf.subjectAltName?.split(', ').sort()).toEqual([
      'DNS:vm.local',
      'IP Address:192.168.1.5',
      'IP Address:FD00:0:0:0:0:0:0:2',
    ])
    expect([leaf.checkIssued(root), leaf.verify(root.publicKey), leaf.ca, root.ca]).toEqual([true, true, false, true])
    expect(endOf({ key: '', cert })).toBeLessThanOrEqual(now + 397 * DAY_MS)
    const late = await certificateFor(authority, ['vm.local'], endOf(authority) - DAY_MS)
    expect(endOf(late)).toBe(endOf(authority))
  })
})
