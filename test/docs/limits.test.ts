import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Settings } from '@dryrun/server/config.ts'
import { expect, it } from 'vitest'

const tests = join(import.meta.dirname, '..')

/**
 * Each configurable limit and the test of its boundary: the maximum passes, one more is refused. A new limit needs a
 * row here and such a test.
 */
const held: Readonly<Record<string, readonly [rule: string, file: string]>> = {
  LIMIT_FRAME_BYTES: ['PX4', 'laws/edges.test.ts'],
  LIMIT_DEPTH: ['PX4', 'laws/edges.test.ts'],
  LIMIT_COMMANDS_PER_SECOND: ['PX4', 'laws/edges.test.ts'],
  LIMIT_COMMAND_BURST: ['PX4', 'laws/edges.test.ts'],
  LIMIT_PRESENCE_PER_SECOND: ['PX4', 'laws/edges.test.ts'],
  LIMIT_SIGNALS_PER_SECOND: ['VC3', 'server/socket/signal.test.ts'],
  LIMIT_SIGNAL_BYTES: ['VC3', 'server/socket/signal.test.ts'],
  LIMIT_SOCKETS_PER_PERSON: ['N4', 'server/socket/gateway.test.ts'],
  LIMIT_PEOPLE_PER_ROOM: ['T5', 'interview/table.test.ts'],
  LIMIT_ELEMENTS: ['M14', 'interview/board/board.test.ts'],
  LIMIT_BOARD_BYTES: ['BO11', 'interview/board/board-size.test.ts'],
  LIMIT_INTERVIEW_BOARD_BYTES: ['BO11', 'interview/board/board-size.test.ts'],
  LIMIT_CHAT_LINES: ['RB1', 'interview/bounds.test.ts'],
  LIMIT_CHAT_BYTES: ['RB2', 'interview/bounds.test.ts'],
  LIMIT_NOTES: ['RB3', 'interview/bounds.test.ts'],
  LIMIT_NOTE_BYTES: ['RB4', 'interview/bounds.test.ts'],
  LIMIT_EVIDENCE: ['RB5', 'interview/bounds.test.ts'],
  LIMIT_EVIDENCE_BYTES: ['RB5', 'interview/bounds.test.ts'],
  LIMIT_LOG_ENTRIES: ['L31', 'laws/durability.test.ts'],
  LIMIT_LOG_BYTES: ['BO6', 'laws/durability.test.ts'],
  LIMIT_IMAGES: ['I3', 'server/images.test.ts'],
  LIMIT_IMAGE_BYTES: ['I3', 'server/images.test.ts'],
  LIMIT_IMAGE_BYTES_PER_PERSON: ['QT10', 'server/quotas.test.ts'],
  LIMIT_VOICE_CHUNK_BYTES: ['VC40', 'server/voices.test.ts'],
  LIMIT_VOICE_BYTES_PER_PERSON: ['VC40', 'server/voices.test.ts'],
  LIMIT_OPEN_INTERVIEWS: ['QT11', 'server/quotas.test.ts'],
  LIMIT_RECORDING_BYTES: ['RC7', 'server/replay/recordings.test.ts'],
  LIMIT_RECORDINGS_PER_PERSON: ['RC7', 'server/replay/recordings.test.ts'],
  LIMIT_RECORDING_BYTES_PER_PERSON: ['QT12', 'server/quotas.test.ts'],
  LIMIT_PACK_BYTES: ['PB7', 'server/packs/own-packs.test.ts'],
  LIMIT_PACKS_PER_PERSON: ['PB7', 'server/packs/own-packs.test.ts'],
  LIMIT_PACK_BYTES_PER_PERSON: ['QT13', 'server/quotas.test.ts'],
  LIMIT_PACK_CHECKS_PER_MINUTE: ['PX4', 'laws/edges.test.ts'],
  LIMIT_UNSENT_BYTES: ['QT1', 'server/socket/unsent.test.ts'],
  LIMIT_CONNECTIONS_PER_ADDRESS: ['QT5', 'server/socket/half-open.test.ts'],
  LIMIT_SIGN_IN_PER_MINUTE: ['G5', 'server/people/guests.test.ts'],
  LIMIT_COSTLY_PER_MINUTE: ['AD10', 'server/rate-limits.test.ts'],
  LIMIT_SIGN_IN_PER_ACCOUNT: ['AC9', 'server/people/accounts.test.ts'],
  LIMIT_MAILS_PER_HOUR: ['AX11', 'server/people/access-accounts.test.ts'],
  LIMIT_REQUESTS_PER_MINUTE: ['AD9', 'server/doors-outside.test.ts'],
}

it('[PX3] every limit that can be set has a test at its edge', () => {
  const limits = Object.keys(Settings.shape).filter((name) => name.startsWith('LIMIT_'))
  expect(Object.keys(held).sort(), 'a limit without a test, or a test without a limit').toEqual(limits.sort())
  for (const [limit, [rule, file]] of Object.entries(held))
    expect(readFileSync(join(tests, file), 'utf8'), limit).toMatch(new RegExp(`^ *it.*['"\`]\\[${rule}\\] `, 'm'))
})
