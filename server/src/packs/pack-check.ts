import type { PackCheckReply } from '@dryrun/shared/api/own-packs.ts'
import { lookAtPack, type ReadPackFile, readPackFile } from './check-pack.ts'
import { exportPack } from './export-pack.ts'

/** With `question` the text is a draft to check, with `asFormat` one to export; otherwise a whole pack to read. */
export type PackText = Readonly<{ text: string; question?: number; asFormat?: 2 }>
/** Undefined where the text cannot be read at all. */
export type PackVerdict = ReadPackFile | PackCheckReply | string | undefined

/**
 * Runs in a child process: a text of some MiB takes seconds to parse, a malicious one longer, and would block every room
 * meanwhile. Answers one text at a time and exits with its parent.
 */
process.on('message', ({ text, question, asFormat }: PackText) => {
  if (asFormat) process.send?.(exportPack(text))
  else process.send?.(question === undefined ? readPackFile(text) : lookAtPack(text, question))
})
process.once('disconnect', () => process.exit(0))
