/** The numbers that server and client both count. The server checks them; forms and texts of the page are built from them. */

/** Characters, counted in UTF-16 units. */
export const longest = {
  name: 60,
  tag: 60,
  title: 120,
  chatLine: 2_000,
  note: 20_000,
  /** What a score or a moment of evidence says. */
  sentence: 500,
  /** Each of the three texts of a change. */
  changeText: 1_000,
  /** The summary and the comment of feedback. */
  feedback: 2_000,
  complaint: 2_000,
  suspensionReason: 500,
  password: 200,
} as const

export const shortestPassword = 10

export const most = {
  tags: 10,
  /** Changes that the interviewer proposes; a candidate remembers no more. */
  changes: 3,
  /** Misquotes of one point. */
  misquotes: 6,
  rounds: 5,
  phases: 20,
  phaseMinutes: 180,
  languages: 10,
  topics: 20,
  weeklyTimes: 50,
  slotStarts: 5,
  shareDays: 90,
  suspensionDays: 365,
  /** Changes of elements in one command. */
  patches: 200,
  /** Chunks of a take: three hours. */
  voiceChunks: 2_160,
} as const

/** The default of `LIMIT_IMAGE_BYTES`. */
export const imageBytes = 3 * 1024 * 1024
/** Length of a chunk of a voice, in milliseconds. */
export const voiceChunkMs = 5_000
/** The default of `LIMIT_FRAME_BYTES`. */
export const frameBytes = 64 * 1024

/** A place in the queue is kept for this long without a heartbeat, in seconds. */
export const queueGraceSeconds = 20
/** A room of a slot opens this long before its time, in minutes. */
export const slotOpensMinutes = 10
/** A person counts as missing this long after the agreed start, in minutes. */
export const noShowMinutes = 5

/** The latest values that a range of progress counts: enough to outweigh a bad day, few enough to show a change. */
export const rangeWindow = 5
/** The fewest values of a range. */
export const rangeFewest = 3
