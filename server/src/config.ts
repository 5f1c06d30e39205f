import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { OAuthProvider } from '@dryrun/shared/api/account.ts'
import { z } from 'zod'
import { count, type Limits, limitSettings, limitsOf } from './limits.ts'
import type { Announced } from './network/model/hosts.ts'
import { paths } from './paths.ts'

/** Up to eight addresses of STUN or TURN servers, with commas between them. */
const urlList = (scheme: 'stun' | 'turn', example: string) =>
  z
    .string()
    .max(2_000)
    .regex(
      new RegExp(`^\\s*${iceUrl(scheme)}(\\s*,\\s*${iceUrl(scheme)}){0,7}\\s*$`, 'i'),
      `must be up to 8 addresses such as ${example}, with commas between them`,
    )
    .optional()
const iceUrl = (scheme: string) =>
  `${scheme}s?:([a-z0-9.-]{1,253}|\\[[0-9a-f:.]+\\])(:\\d{1,5})?(\\?transport=(udp|tcp))?`

/** All settings; no other module reads the environment. A test compares the names and defaults with `.env.example`. */
export const Settings = z.object({
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535, 'must be at most 65535').default(8080),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://dryrun.example.org' })
    .optional(),
  HTTPS: z.enum(['off', 'lan'], 'must be off or lan').default('off'),
  HTTPS_PORT: z.coerce.number('must be a port number').int().min(0).max(65_535, 'must be at most 65535').default(8443),
  LAN_ADDRESSES: z
    .string()
    .regex(
      /^\s*(auto|none|[a-z0-9.:_-]{1,253}(\s*,\s*[a-z0-9.:_-]{1,253}){0,11})\s*$/i,
      'must be auto, none, or up to 12 names and addresses with commas between them, without ports',
    )
    .default('auto'),
  TRUST_PROXY: z.stringbool('must be true or false').default(false),
  STUN_URLS: urlList('stun', 'stun:stun.example.org:3478'),
  TURN_URLS: urlList('turn', 'turn:turn.example.org:3478'),
  TURN_SECRET: z.string().min(16, 'must have at least 16 characters').max(200).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  DATABASE_CONNECTIONS: count(10),
  DATA_DIR: z.string().default('./data'),
  PACKS_DIR: z.string().default('./server/packs'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  OPERATORS: z
    .string()
    .regex(/^\s*[^\s,@]+@[^\s,@]+(\s*,\s*[^\s,@]+@[^\s,@]+)*\s*$/, 'must be mail addresses with commas between them')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().max(200).optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  VOICE_DAYS: count(90),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),

  ...limitSettings,
})

export type Config = {
  port: number
  host: string
  /** Without a trailing slash; decides the cookies' `Secure` and the allowed origins. */
  publicUrl: string | undefined
  /** `lan`: https with a certificate of the server's own authority. */
  https: 'off' | 'lan'
  httpsPort: number
  /** What a call needs to find a way between two networks. `turn.secret` is shared with the TURN server alone. */
  ice: { stunUrls: readonly string[]; turn: { urls: readonly string[]; secret: string } | undefined }
  /** The hosts under which others in the local network reach this machine. */
  lanAddresses: Announced
  trustProxy: boolean
  database: { url: string | undefined; connections: number }
  dataDir: string
  packsDir: string
  authSecret: string
  /** Email addresses of the operators, in lower case. */
  operators: readonly string[]
  /** `undefined` when the server sends no email. */
  mail: { smtpUrl: string; from: string } | undefined
  ways: Readonly<Partial<Record<OAuthProvider, WayKeys>>>
  /** Recorded voices are deleted this many days after their start. */
  voiceDays: number
  logLevel: z.infer<typeof Settings>['LOG_LEVEL']
  limits: Limits
}

type WayKeys = Readonly<{ clientId: string; clientSecret: string }>

/** An invalid setting; the message is for the operator. */
export class ConfigFault extends Error {}

/** Reads the environment and the file `.env`, where the environment wins. Throws `ConfigFault`. */
export function readConfig(environment: NodeJS.ProcessEnv = { ...readDotEnv(), ...process.env }): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw new ConfigFault(parsed.error.issues.map(sentence).join('\n'))
  const settings = parsed.data
  const dataDir = resolve(paths.repository, settings.DATA_DIR)
  return {
    port: settings.PORT,
    host: settings.HOST,
    ...httpsOf(settings),
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    ice: iceOf(settings),
    lanAddresses: announcedIn(settings.LAN_ADDRESSES),
    trustProxy: settings.TRUST_PROXY,
    database: { url: settings.DATABASE_URL, connections: settings.DATABASE_CONNECTIONS },
    dataDir,
    packsDir: resolve(paths.repository, settings.PACKS_DIR),
    authSecret: settings.AUTH_SECRET ?? keptSecret(dataDir),
    operators: listed(settings.OPERATORS),
    mail: mailOf(settings),
    ways: waysOf(settings),
    voiceDays: settings.VOICE_DAYS,
    logLevel: settings.LOG_LEVEL,
    limits: limitsOf(settings),
  }
}

/** A public http address would send people back to where browsers give no microphone. */
function httpsOf({
  HTTPS,
  HTTPS_PORT,
  PORT,
  PUBLIC_URL,
}: z.infer<typeof Settings>): Pick<Config, 'https' | 'httpsPort'> {
  if (HTTPS === 'lan' && PUBLIC_URL?.startsWith('http:'))
    throw new ConfigFault('HTTPS=lan and a PUBLIC_URL with http:// exclude each other. Remove one, or use https://.')
  if (HTTPS === 'lan' && HTTPS_PORT !== 0 && HTTPS_PORT === PORT)
    throw new ConfigFault('HTTPS_PORT and PORT are the same. http and https need a port each.')
  return { https: HTTPS, httpsPort: HTTPS_PORT }
}

function iceOf({ STUN_URLS, TURN_URLS, TURN_SECRET }: z.infer<typeof Settings>): Config['ice'] {
  if (!TURN_URLS !== !TURN_SECRET) throw new ConfigFault('TURN_URLS and TURN_SECRET go together.')
  const turn = TURN_URLS && TURN_SECRET ? { urls: listed(TURN_URLS), secret: TURN_SECRET } : undefined
  return { stunUrls: listed(STUN_URLS), turn }
}

/** The values of a list with commas, in lower case. */
const listed = (list = ''): string[] =>
  list
    .toLowerCase()
    .split(',')
    .flatMap((value) => value.trim() || [])

function announcedIn(setting: string): Announced {
  const [first = 'auto', ...rest] = listed(setting)
  return rest.length === 0 && (first === 'auto' || first === 'none') ? first : [first, ...rest]
}

/** Links in emails need `PUBLIC_URL`, because a client can forge the host of its request. */
function mailOf({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: z.infer<typeof Settings>): Config['mail'] {
  if (!SMTP_URL) return undefined
  if (!MAIL_FROM || !PUBLIC_URL)
    throw new ConfigFault(
      'SMTP_URL needs MAIL_FROM and PUBLIC_URL: mails say from whom they are, and their links where.',
    )
  return { smtpUrl: SMTP_URL, from: MAIL_FROM }
}

function waysOf(settings: z.infer<typeof Settings>): Config['ways'] {
  const github = keysOf('GITHUB', settings.GITHUB_CLIENT_ID, settings.GITHUB_CLIENT_SECRET)
  const google = keysOf('GOOGLE', settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET)
  if ((github || google) && !settings.PUBLIC_URL)
    throw new ConfigFault('GITHUB_CLIENT_ID and GOOGLE_CLIENT_ID need PUBLIC_URL: that is where people come back to.')
  return { ...(github && { github }), ...(google && { google }) }
}

function keysOf(way: string, clientId?: string, clientSecret?: string): WayKeys | undefined {
  if (clientId && clientSecret) return { clientId, clientSecret }
  if (clientId || clientSecret) throw new ConfigFault(`${way}_CLIENT_ID and ${way}_CLIENT_SECRET go together.`)
  return undefined
}

const sentence = (issue: z.core.$ZodIssue) => `${issue.path.join('.')} ${issue.message}.`

function readDotEnv(): NodeJS.ProcessEnv {
  const file = join(paths.repository, '.env')
  return existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as NodeJS.ProcessEnv) : {}
}

/** Creates the secret at the first start and keeps it with the data, so that sign-ins survive a restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) makeSecret(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST')
      throw new ConfigFault(`DATA_DIR ${dataDir} can't be written to (${code}). Choose another folder.`)
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new ConfigFault(`${file} is damaged. Delete it: everyone is signed out, nothing else.`)
  return secret
}

/**
 * Links a complete file, so that an interrupted start leaves no partial secret and of two concurrent starts one creates
 * it.
 */
function makeSecret(file: string): void {
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}
