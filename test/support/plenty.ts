import { Settings } from '@dryrun/server/config.ts'
import type { RoomLimits } from '@dryrun/server/room/decide-together.ts'

const settings = Settings.parse({})

/** The limits of a room where nothing else is set. */
export const plenty: RoomLimits = {
  people: settings.LIMIT_PEOPLE_PER_ROOM,
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
}
