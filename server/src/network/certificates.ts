import { randomBytes, randomUUID, X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigFault } from '../config.ts'
import { isNumber } from './model/hosts.ts'

/** A private key and its certificate as PEM texts. */
export type KeyPair = Readonly<{ key: string; cert: string }>
type Extensions = NonNullable<NonNullable<Parameters<typeof import('selfsigned').generate>[1]>['extensions']>

const DAY_MS = 86_400_000
const AUTHORITY_DAYS = 3_650
/** Browsers refuse certificates that are valid for longer. */
const CERTIFICATE_DAYS = 397
/** An authority that ends sooner is replaced at start. */
const REMAINING_DAYS = 30

/**
 * Reads the certificate authority of this server from `folder`, or creates it. Its key is readable by the owner only.
 * Throws `ConfigFault` when the file is damaged or can't be written.
 */
export async function authorityIn(folder: string, machine: string, now: number): Promise<KeyPair> {
  const file = join(folder, 'https', 'authority.pem')
  const stored = readAuthority(file)
  if (stored && endOf(stored) > now + REMAINING_DAYS * DAY_MS) return stored
  const made = await makeAuthority(machine, now)
  try {
    writeAuthority(file, made, stored !== undefined)
  } catch (error) {
    throw new ConfigFault(`${file} can't be written (${(error as NodeJS.ErrnoException).code}). HTTPS=lan needs it.`)
  }
  return readAuthority(file) ?? made
}

/** Creates a key and a certificate for these names and IP addresses. */
export async function certificateFor(authority: KeyPair, hosts: readonly string[], now: number): Promise<KeyPair> {
  const end = Math.min(now + CERTIFICATE_DAYS * DAY_MS, endOf(authority))
  const altNames = hosts.map((host) =>
    isNumber(host) ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const),
  )
  return generate(hosts[0] ?? 'localhost', { now, end, authority }, [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames },
  ])
}

/** Milliseconds since 1970 after which a certificate is invalid. */
export const endOf = ({ cert }: KeyPair): number => Date.parse(new X509Certificate(cert).validTo)

const makeAuthority = (machine: string, now: number): Promise<KeyPair> =>
  // Two authorities of one machine have different names, because browsers mix up equal ones.
  generate(`Dryrun on ${machine} ${randomBytes(3).toString('hex')}`, { now, end: now + AUTHORITY_DAYS * DAY_MS }, [
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ])

async function generate(
  commonName: string,
  { now, end, authority }: { now: number; end: number; authority?: KeyPair },
  extensions: Extensions,
): Promise<KeyPair> {
  // Loaded on demand, because most servers need no certificate.
  const selfsigned = await import('selfsigned')
  const made = await selfsigned.generate([{ name: 'commonName', value: commonName.slice(0, 64) }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A device whose clock is slow accepts it, too.
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(end),
    extensions,
    ...(authority && { ca: authority }),
  })
  return { key: made.private, cert: made.cert }
}

function readAuthority(file: string): KeyPair | undefined {
  if (!existsSync(file)) return undefined
  chmodSync(file, 0o600)
  const [key, cert] = readFileSync(file, 'utf8').match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----\n?/g) ?? []
  if (!key || !cert || !isCertificate(cert))
    throw new ConfigFault(`${file} is damaged. Delete it: the server makes another, which devices must trust again.`)
  return { key, cert }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca
  } catch {
    return false
  }
}

/**
 * Moves a complete file into place. Without an earlier authority it links it, so that of two concurrent starts one
 * creates it.
 */
function writeAuthority(file: string, { key, cert }: KeyPair, replaces: boolean): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, `${key.trim()}\n${cert.trim()}\n`, { mode: 0o600 })
  try {
    if (replaces) renameSync(aside, file)
    else linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
