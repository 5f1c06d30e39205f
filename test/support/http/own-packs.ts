import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { stringify } from 'yaml'
import type { PackParts } from './pack-folder.ts'
import type { Participant } from './participant.ts'

export const packFile = (questions: readonly Question[], title = 'Mine', parts: PackParts = {}): string =>
  `# Written by hand.\n${stringify({ title, summary: 'What I ask.', language: 'en', format: 2, ...parts, questions })}`

export const packsOf = (person: Participant) => {
  const at = (id: string) => `/api/own-packs/${id}`
  const send = (method: string, path: string, body: unknown) =>
    person.request(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return {
    list: async () => ((await person.get('/api/own-packs')).body as { packs: OwnPack[] }).packs,
    bring: (text: string) => person.post('/api/own-packs', { text }),
    async begin(text: string): Promise<OwnPack> {
      const { status, body } = await person.post('/api/own-packs', { text })
      if (status !== 201) throw new Error(`not taken: ${JSON.stringify(body)}`)
      return (body as { pack: OwnPack }).pack
    },
    check: (text: string, question = 0) => person.post('/api/own-packs/check', { text, question }),
    read: (id: string) => person.get(at(id)),
    file: (id: string) => person.get(`${at(id)}/pack.yaml`),
    save: (id: string, text: string, revision: number) => send('PUT', at(id), { text, revision }),
    publish: (id: string, revision: number) => send('POST', `${at(id)}/publish`, { revision }),
    remove: (id: string) => send('DELETE', at(id), {}),
  }
}
