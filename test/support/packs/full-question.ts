import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Question } from '@dryrun/shared/pack.ts'
import { parse } from 'yaml'

/** A pack folder of format 2 with every field, without a fault or a gap. */
export const fullPack = join(import.meta.dirname, 'full-pack')

export const fullQuestion = (): Question =>
  Question.parse(parse(readFileSync(join(fullPack, 'webhook-delivery.yaml'), 'utf8')))
