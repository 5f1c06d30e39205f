import { expect, it } from 'vitest'
import { eachServer } from '../../support/http/each-server.ts'
import { Participant } from '../../support/http/participant.ts'

const profile = {
  timeZone: 'Asia/Kolkata',
  languages: ['en', 'pt-BR'],
  targetLevel: 'staff',
  topics: ['queues'],
  availability: [{ day: 2, from: 18 * 60, to: 20 * 60 }],
}

eachServer({}, (server) => {
  const put = (person: Participant, body: unknown) =>
    person.request('/api/profile', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('[AC3] a profile says what its owner has said, and before that something to begin with', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    expect((await ada.get('/api/profile')).body).toMatchObject({ saved: false, profile: { timeZone: 'UTC' } })
    expect((await put(ada, profile)).status).toBe(200)
    expect((await ada.get('/api/profile')).body).toEqual({ saved: true, profile })
    const bob = await Participant.named(server.url, 'Bob')
    const [adasId = '', bobsId = ''] = [ada.me?.id, bob.me?.id]
    const both = await server.app.profiles.of([adasId, bobsId, adasId])
    expect(both.get(adasId)).toEqual(profile)
    expect(both.get(bobsId)).toMatchObject({ timeZone: 'UTC', topics: [] })
  })

  it('[AC3] a profile names a zone that there is, and times that end after they begin', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    for (const wrong of [
      { timeZone: 'Mars/Olympus' },
      { timeZone: '+02:00' },
      { languages: ['English'] },
      { availability: [{ day: 7, from: 0, to: 60 }] },
      { availability: [{ day: 1, from: 60, to: 60 }] },
      { topics: [' '] },
      { email: 'ada@example.org' },
    ])
      expect((await put(ada, { ...profile, ...wrong })).status, JSON.stringify(wrong)).toBe(400)
  })
})
