import { frameBytes, imageBytes } from '@dryrun/shared/limits.ts'
import { z } from 'zod'
import type { RoomLimits } from './core/decision.ts'

const wholeNumber = (least: number) =>
  z.coerce.number(`must be a whole number`).int('must be a whole number').min(least, `must be at least ${least}`)

export const count = (fallback: number, least = 1) => wholeNumber(least).default(fallback)

export const limitSettings = {
  LIMIT_FRAME_BYTES: count(frameBytes, 1024),
  LIMIT_DEPTH: count(32, 4),
  LIMIT_COMMANDS_PER_SECOND: count(40),
  LIMIT_COMMAND_BURST: count(120),
  LIMIT_PRESENCE_PER_SECOND: count(30),
  LIMIT_SIGNALS_PER_SECOND: count(20),
  LIMIT_SIGNAL_BYTES: count(16 * 1024, 1024),
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
  LIMIT_IMAGE_BYTES: count(imageBytes, 1024),
  LIMIT_IMAGE_BYTES_PER_PERSON: count(200 * 1024 * 1024, 1024),
  LIMIT_VOICE_CHUNK_BYTES: count(256 * 1024, 1024),
  LIMIT_VOICE_BYTES_PER_PERSON: count(512 * 1024 * 1024, 1024),
  LIMIT_OPEN_INTERVIEWS: count(50),
  LIMIT_RECORDING_BYTES: count(64 * 1024 * 1024, 1024),
  LIMIT_RECORDINGS_PER_PERSON: count(20),
  LIMIT_RECORDING_BYTES_PER_PERSON: count(512 * 1024 * 1024, 1024),
  LIMIT_PACK_BYTES: count(2 * 1024 * 1024, 1024),
  LIMIT_PACKS_PER_PERSON: count(20),
  LIMIT_PACK_BYTES_PER_PERSON: count(200 * 1024 * 1024, 1024),
  LIMIT_PACK_CHECKS_PER_MINUTE: count(120),
  LIMIT_UNSENT_BYTES: count(4 * 1024 * 1024, 64 * 1024),
  LIMIT_CONNECTIONS_PER_ADDRESS: count(1_000, 10),
  LIMIT_SIGN_IN_PER_MINUTE: count(20),
  LIMIT_SIGN_IN_PER_ACCOUNT: count(5),
  LIMIT_COSTLY_PER_MINUTE: wholeNumber(1).optional(),
  LIMIT_MAILS_PER_HOUR: count(3),
  LIMIT_REQUESTS_PER_MINUTE: count(600),
}
const LimitSettings = z.object(limitSettings)
type LimitSettings = z.infer<typeof LimitSettings>

export type Limits = {
  frameBytes: number
  depth: number
  commandsPerSecond: number
  commandBurst: number
  presencePerSecond: number
  signalsPerSecond: number
  signalBytes: number
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
  /** `voiceBytesPerPerson` counts over all interviews. */
  voiceChunkBytes: number
  voiceBytesPerPerson: number
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
  costlyPerMinute: number
  mailsPerHour: number
  requestsPerMinute: number
}

export function limitsOf(settings: LimitSettings): Limits {
  return {
    frameBytes: settings.LIMIT_FRAME_BYTES,
    depth: settings.LIMIT_DEPTH,
    commandsPerSecond: settings.LIMIT_COMMANDS_PER_SECOND,
    commandBurst: settings.LIMIT_COMMAND_BURST,
    presencePerSecond: settings.LIMIT_PRESENCE_PER_SECOND,
    signalsPerSecond: settings.LIMIT_SIGNALS_PER_SECOND,
    signalBytes: settings.LIMIT_SIGNAL_BYTES,
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
    voiceChunkBytes: settings.LIMIT_VOICE_CHUNK_BYTES,
    voiceBytesPerPerson: settings.LIMIT_VOICE_BYTES_PER_PERSON,
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
    // Earlier versions had one setting for both.
    costlyPerMinute: settings.LIMIT_COSTLY_PER_MINUTE ?? settings.LIMIT_SIGN_IN_PER_MINUTE,
    mailsPerHour: settings.LIMIT_MAILS_PER_HOUR,
    requestsPerMinute: settings.LIMIT_REQUESTS_PER_MINUTE,
  }
}

export const roomLimitsOf = (limits: Limits): RoomLimits => ({ ...limits, people: limits.peoplePerRoom })
