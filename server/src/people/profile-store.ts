import { Profile } from '@dryrun/shared/api/profile.ts'
import { inArray } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { profiles } from '../db/tables/profiles.ts'

const unsaid: Profile = { timeZone: 'UTC', languages: [], targetLevel: 'senior', topics: [], availability: [] }

export class ProfileStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The profile of each of these people; people without one get the default. */
  async of(personIds: Iterable<string>): Promise<Map<string, Profile>> {
    const ids = [...new Set(personIds)]
    const said = await this.#said(ids)
    return new Map(ids.map((id) => [id, said.get(id) ?? unsaid]))
  }

  async mine(personId: string): Promise<{ profile: Profile; saved: boolean }> {
    const said = (await this.#said([personId])).get(personId)
    return { profile: said ?? unsaid, saved: said !== undefined }
  }

  async save(personId: string, content: Profile, now: number): Promise<void> {
    const set = { content, updatedAt: now }
    await this.#db
      .insert(profiles)
      .values({ personId, ...set })
      .onConflictDoUpdate({ target: profiles.personId, set })
  }

  async #said(ids: string[]): Promise<Map<string, Profile>> {
    if (!ids.length) return new Map()
    const rows = await this.#db.select().from(profiles).where(inArray(profiles.personId, ids))
    return new Map(rows.map(({ personId, content }) => [personId, Profile.parse(content)]))
  }
}
