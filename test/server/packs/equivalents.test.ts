import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { packFile, packsOf } from '../../support/http/own-packs.ts'
import { Participant } from '../../support/http/participant.ts'
import { threeRounds, tokenOf } from '../../support/http/table.ts'

const equivalent = (job: string) => ({
  id: 'queue',
  job,
  names: [
    { where: 'AWS', name: 'SQS' },
    { where: 'Azure', name: 'Service Bus' },
  ],
})
const text = (job: string) =>
  packFile([questionOf('billing'), questionOf('feeds')], 'Mine', { equivalents: [equivalent(job)] })
type Rounds = OpenRequest['rounds']
const asking = (...ids: string[]): Rounds => ids.map((questionId) => ({ questionId, hostRole: 'interviewer' }))

eachHouse({}, (house) => {
  const named = (name: string) => Participant.named(house.server.url, name)
  const answered = async (who: Participant, id: string) => {
    const { status, body } = await who.get(`/api/interviews/${id}/equivalents`)
    return status === 200 ? body : [status, (body as { message: string }).message]
  }

  it('[P51] the equivalents of a pack reach whoever reads the script, in the version of the interview', async () => {
    const [ada, bob, sam, eve] = [await named('Ada'), await named('Bob'), await named('Sam'), await named('Eve')]
    const packs = packsOf(ada)
    const { id: packId } = await packs.begin(text('A queue'))
    await packs.publish(packId, 1)
    const { id, links } = await ada.open({ ...threeRounds, packId, rounds: asking('billing', 'feeds') })
    await bob.claim(tokenOf(links, 'guest'))
    await sam.claim(tokenOf(links, 'shadow'))
    await eve.claim(tokenOf(links, 'audience'))
    const all = { equivalents: [equivalent('A queue')] }
    const theirs = [409, refusals.notYours]
    const answers = () => Promise.all([ada, bob, sam, eve].map((who) => answered(who, id)))
    expect(await answers()).toEqual([all, theirs, all, theirs])
    await packs.save(packId, text('Another queue'), 1)
    await packs.publish(packId, 2)
    await ada.connect(id)
    await ada.do({ type: 'startRound' })
    expect(await answers()).toEqual([all, theirs, all, theirs])
    await ada.do({ type: 'finishRound', swap: true })
    expect(await answers()).toEqual([theirs, all, theirs, theirs])
    await packs.remove(packId)
    expect(await answered(bob, id)).toEqual({ equivalents: [] })
    await ada.do({ type: 'endInterview' })
    expect((await answers()).filter((answer) => !Array.isArray(answer))).toEqual([])
    ada.disconnect()
    const stranger = await named('Stan')
    expect((await answered(stranger, id)) as unknown[]).toContain(404)
    expect((await answered(new Participant(house.server.url), id)) as unknown[]).toContain(401)
  })

  it('[P52] the equivalents of a pack are kept from a person for whom a question of the pack is held elsewhere', async () => {
    const ada = await named('Ada')
    const asks = await ada.open({ ...threeRounds, rounds: asking('search') })
    expect(await answered(ada, asks.id)).toEqual({ equivalents: [] })
    const answersElsewhere: Rounds = [{ questionId: 'orders', hostRole: 'candidate' }]
    const { id } = await ada.open({ ...threeRounds, rounds: answersElsewhere })
    expect(await answered(ada, asks.id)).toEqual([409, refusals.questionHeld])
    await house.server.pool.query('update interview_rounds set unsealed_at = 1 where interview_id = $1', [id])
    expect(await answered(ada, asks.id)).toEqual({ equivalents: [] })
  })
})
