import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Equivalent, ForCandidates } from '@dryrun/shared/pack/extras.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { ownPacks, packs } from '../db/tables/packs.ts'
import { summaryOf } from './pack-summary.ts'
import { PackFaults, type SoundPack } from './read-packs.ts'

type StoredVersion = Readonly<{ id: string; version: number }>

/**
 * The public packs and every version ever stored. A version never changes, so interviews keep their wording; the offer
 * is the latest version of each pack in the folder.
 */
export class PackStore {
  readonly #db: Database
  readonly #offered = new Map<string, PackSummary>()

  constructor(db: Database) {
    this.#db = db
  }

  /** The packs of the folder, the one with the most questions first. */
  catalog(): PackSummary[] {
    return [...this.#offered.values()].toSorted((a, b) => b.questions.length - a.questions.length)
  }

  /**
   * The packs a person may open an interview with: the public ones, then their own in the last published version. Own
   * packs are offered to their author alone and are never drawn at random.
   */
  async catalogFor(personId: string | undefined): Promise<PackSummary[]> {
    const everyones = this.catalog()
    if (personId === undefined) return everyones
    const own = await this.#db
      .select({ offered: ownPacks.offered })
      .from(ownPacks)
      .where(and(eq(ownPacks.ownerId, personId), isNotNull(ownPacks.offered)))
      .orderBy(desc(ownPacks.savedAt))
    return [...everyones, ...own.map(({ offered }) => offered as PackSummary)]
  }

  /** A question of any stored version, with its script. Never send it to clients unprojected. */
  async question(packId: string, version: number, questionId: string): Promise<Question | undefined> {
    const [row] = await this.#db
      .select({
        question: sql<unknown>`jsonb_path_query_first(${packs.content}, '$.questions[*] ? (@.id == $id)', jsonb_build_object('id', ${questionId}::text))`,
      })
      .from(packs)
      .where(and(eq(packs.id, packId), eq(packs.version, version)))
    return row?.question ? Question.parse(row.question) : undefined
  }

  /** The advice of a pack in the version on offer to a person. Undefined for a pack that is not offered to them. */
  async adviceFor(personId: string | undefined, packId: string): Promise<ForCandidates | undefined> {
    const offered = (await this.catalogFor(personId)).find(({ id }) => id === packId)
    return offered && ForCandidates.parse((await this.#part(offered, 'forCandidates')) ?? {})
  }

  /** The equivalents of any stored version, which only readers of a script may see. None once the version is deleted. */
  async equivalents(version: StoredVersion): Promise<Equivalent[]> {
    return Equivalent.array().parse((await this.#part(version, 'equivalents')) ?? [])
  }

  /** A part of a stored version beside its questions; undefined when the version has none or was deleted. */
  async #part({ id, version }: StoredVersion, part: 'forCandidates' | 'equivalents'): Promise<unknown> {
    const [row] = await this.#db
      .select({ part: sql<unknown>`${packs.content} -> ${part}::text` })
      .from(packs)
      .where(and(eq(packs.id, id), eq(packs.version, version)))
    return row?.part ?? undefined
  }

  /**
   * Stores new versions and offers the packs. Throws `PackFaults` for each version that is stored with other content.
   */
  async put(read: readonly SoundPack[], now: number): Promise<void> {
    const refused: SoundPack[] = []
    for (const sound of read) if (!(await this.#store(sound, now))) refused.push(sound)
    if (refused.length) throw changedPacks(refused)
    for (const { pack } of read) {
      if (pack.version > (this.#offered.get(pack.id)?.version ?? 0)) this.#offered.set(pack.id, summaryOf(pack))
    }
  }

  async #store({ pack, hash }: SoundPack, now: number): Promise<boolean> {
    const { id, version } = pack
    await this.#db.insert(packs).values({ id, version, hash, content: pack, createdAt: now }).onConflictDoNothing()
    const [stored] = await this.#db
      .select({ hash: packs.hash })
      .from(packs)
      .where(and(eq(packs.id, id), eq(packs.version, version)))
    return stored?.hash === hash
  }
}

function changedPacks(refused: readonly SoundPack[]): PackFaults {
  for (const { cover, pack } of refused)
    cover.fault(
      ['version'],
      `version ${pack.version} of "${pack.id}" is stored already, with another content, and interviews refer to it; ` +
        'raise the version to a number that was never used',
    )
  return new PackFaults(refused.flatMap(({ cover }) => cover.faults))
}
