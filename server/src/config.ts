import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { Way } from '@dryrun/shared/api/account.ts'
import { z } from 'zod'
import { paths } from './paths.ts'

const count = (fallback: number, least = 1) =>
  z.coerce
    .number(`must be a whole number`)
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .default(fallback)

/**
 * Every setting there is; nothing else in the server reads the environment. Names are those of the environment, and
 * `.env.example` lists them all with their defaults (a test compares the two).
 */
export const Settings = z.object({
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535, 'must be at most 65535').default(8080),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://dryrun.example.org' })
    .optional(),
  TRUST_PROXY: z.stringbool('must be true or false').default(false),
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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),

  LIMIT_FRAME_BYTES: count(64 * 1024, 1024),
  LIMIT_DEPTH: count(32, 4),
  LIMIT_COMMANDS_PER_SECOND: count(40),
  LIMIT_COMMAND_BURST: count(120),
  LIMIT_PRESENCE_PER_SECOND: count(30),
  LIMIT_SOCKETS_PER_PERSON: count(5),
  LIMIT_PEOPLE_PER_ROOM: count(10, 2),
  LIMIT_ELEMENTS: count(5_000, 100),
  LIMIT_BOARD_BYTES: count(8 * 1024 * 1024, 64 * 1024),
  LIMIT_INTERVIEW_BOARD_BYTES: count(24 * 1024 * 1024, 64 * 1024),
  LIMIT_CHAT_LINES: count(2_000),
  LIMIT_CHAT_BYTES: count(1024 * 1024, 1024),
  LIMIT_NOTES: count(200),
  LIMIT_NOTE_BYTES: count(256 * 1024, 1024),
  LIMIT_EVIDENCE: count(200),
  LIMIT_EVIDENCE_BYTES: count(64 * 1024, 1024),
  LIMIT_LOG_ENTRIES: count(200_000, 1_000),
  LIMIT_LOG_BYTES: count(64 * 1024 * 1024, 1024 * 1024),
  LIMIT_IMAGES: count(50),
  LIMIT_IMAGE_BYTES: count(3 * 1024 * 1024, 1024),
  LIMIT_IMAGE_BYTES_PER_PERSON: count(200 * 1024 * 1024, 1024),
  LIMIT_OPEN_INTERVIEWS: count(50),
  LIMIT_RECORDING_BYTES: count(64 * 1024 * 1024, 1024),
  LIMIT_RECORDINGS_PER_PERSON: count(20),
  LIMIT_RECORDING_BYTES_PER_PERSON: count(512 * 1024 * 1024, 1024),
  LIMIT_PACK_BYTES: count(5 * 1024 * 1024, 1024),
  LIMIT_PACKS_PER_PERSON: count(20),
  LIMIT_PACK_BYTES_PER_PERSON: count(200 * 1024 * 1024, 1024),
  LIMIT_PACK_CHECKS_PER_MINUTE: count(120),
  LIMIT_UNSENT_BYTES: count(4 * 1024 * 1024, 64 * 1024),
  LIMIT_CONNECTIONS_PER_ADDRESS: count(1_000, 10),
  LIMIT_SIGN_IN_PER_MINUTE: count(20),
  LIMIT_SIGN_IN_PER_ACCOUNT: count(5),
  LIMIT_MAILS_PER_HOUR: count(3),
  LIMIT_REQUESTS_PER_MINUTE: count(600),
})

export type Config = {
  port: number
  host: string
  /** Where people reach us, without a slash at the end; decides cookies' `Secure` and the allowed origins. */
  publicUrl: string | undefined
  trustProxy: boolean
  database: { url: string | undefined; connections: number }
  dataDir: string
  /** Where the question packs lie, a folder each. */
  packsDir: string
  authSecret: string
  /** The addresses of whoever may see what people complain of and suspend them, in small letters. */
  operators: readonly string[]
  /** By whose mail server, and in whose name, people are written to; nothing where nobody is. */
  mail: { smtpUrl: string; from: string } | undefined
  /** The other services that say who somebody is, as far as the operator has an agreement with them. */
  ways: Readonly<Partial<Record<Way, WayKeys>>>
  logLevel: z.infer<typeof Settings>['LOG_LEVEL']
  limits: Limits
}

type WayKeys = Readonly<{ clientId: string; clientSecret: string }>

/** What one person, one room or one message may ask of the server. */
export type Limits = {
  frameBytes: number
  depth: number
  commandsPerSecond: number
  commandBurst: number
  presencePerSecond: number
  socketsPerPerson: number
  peoplePerRoom: number
  elements: number
  boardBytes: number
  interviewBoardBytes: number
  chatLines: number
  chatBytes: number
  notes: number
  noteBytes: number
  evidence: number
  evidenceBytes: number
  logEntries: number
  logBytes: number
  images: number
  imageBytes: number
  imageBytesPerPerson: number
  openInterviews: number
  recordingBytes: number
  recordingsPerPerson: number
  recordingBytesPerPerson: number
  packBytes: number
  packsPerPerson: number
  packBytesPerPerson: number
  packChecksPerMinute: number
  unsentBytes: number
  connectionsPerAddress: number
  signInPerMinute: number
  signInPerAccount: number
  mailsPerHour: number
  requestsPerMinute: number
}

/** A setting that can't be used. Its message is for the person who starts the server. */
export class ConfigFault extends Error {}

/** The environment wins over the file `.env` at the root of the repository, so that one start can differ. */
export function readConfig(environment: NodeJS.ProcessEnv = { ...readDotEnv(), ...process.env }): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw new ConfigFault(parsed.error.issues.map(sentence).join('\n'))
  const settings = parsed.data
  const dataDir = resolve(paths.repository, settings.DATA_DIR)
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: settings.TRUST_PROXY,
    database: { url: settings.DATABASE_URL, connections: settings.DATABASE_CONNECTIONS },
    dataDir,
    packsDir: resolve(paths.repository, settings.PACKS_DIR),
    authSecret: settings.AUTH_SECRET ?? keptSecret(dataDir),
    operators: (settings.OPERATORS ?? '')
      .toLowerCase()
      .split(',')
      .flatMap((address) => address.trim() || []),
    mail: mailOf(settings),
    ways: waysOf(settings),
    logLevel: settings.LOG_LEVEL,
    limits: limitsOf(settings),
  }
}

/** Links in mails lead to the public address: what a request says of it can be made up by whoever sends it. */
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

function limitsOf(settings: z.infer<typeof Settings>): Limits {
  return {
    frameBytes: settings.LIMIT_FRAME_BYTES,
    depth: settings.LIMIT_DEPTH,
    commandsPerSecond: settings.LIMIT_COMMANDS_PER_SECOND,
    commandBurst: settings.LIMIT_COMMAND_BURST,
    presencePerSecond: settings.LIMIT_PRESENCE_PER_SECOND,
    socketsPerPerson: settings.LIMIT_SOCKETS_PER_PERSON,
    peoplePerRoom: settings.LIMIT_PEOPLE_PER_ROOM,
    elements: settings.LIMIT_ELEMENTS,
    boardBytes: settings.LIMIT_BOARD_BYTES,
    interviewBoardBytes: settings.LIMIT_INTERVIEW_BOARD_BYTES,
    chatLines: settings.LIMIT_CHAT_LINES,
    chatBytes: settings.LIMIT_CHAT_BYTES,
    notes: settings.LIMIT_NOTES,
    noteBytes: settings.LIMIT_NOTE_BYTES,
    evidence: settings.LIMIT_EVIDENCE,
    evidenceBytes: settings.LIMIT_EVIDENCE_BYTES,
    logEntries: settings.LIMIT_LOG_ENTRIES,
    logBytes: settings.LIMIT_LOG_BYTES,
    images: settings.LIMIT_IMAGES,
    imageBytes: settings.LIMIT_IMAGE_BYTES,
    imageBytesPerPerson: settings.LIMIT_IMAGE_BYTES_PER_PERSON,
    openInterviews: settings.LIMIT_OPEN_INTERVIEWS,
    recordingBytes: settings.LIMIT_RECORDING_BYTES,
    recordingsPerPerson: settings.LIMIT_RECORDINGS_PER_PERSON,
    recordingBytesPerPerson: settings.LIMIT_RECORDING_BYTES_PER_PERSON,
    packBytes: settings.LIMIT_PACK_BYTES,
    packsPerPerson: settings.LIMIT_PACKS_PER_PERSON,
    packBytesPerPerson: settings.LIMIT_PACK_BYTES_PER_PERSON,
    packChecksPerMinute: settings.LIMIT_PACK_CHECKS_PER_MINUTE,
    unsentBytes: settings.LIMIT_UNSENT_BYTES,
    connectionsPerAddress: settings.LIMIT_CONNECTIONS_PER_ADDRESS,
    signInPerMinute: settings.LIMIT_SIGN_IN_PER_MINUTE,
    signInPerAccount: settings.LIMIT_SIGN_IN_PER_ACCOUNT,
    mailsPerHour: settings.LIMIT_MAILS_PER_HOUR,
    requestsPerMinute: settings.LIMIT_REQUESTS_PER_MINUTE,
  }
}

const sentence = (issue: z.core.$ZodIssue) => `${issue.path.join('.')} ${issue.message}.`

function readDotEnv(): NodeJS.ProcessEnv {
  const file = join(paths.repository, '.env')
  return existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as NodeJS.ProcessEnv) : {}
}

/** Made once and kept beside the data, so that people stay who they are when the server starts again. */
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

/** Written aside and then linked: a start cut short leaves no half secret, and of two that start at once one makes it. */
function makeSecret(file: string): void {
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}
