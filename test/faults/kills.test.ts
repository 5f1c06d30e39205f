import { expect, it } from 'vitest'
import { diceOf } from '../support/domain/dice.ts'
import { failpoints } from '../support/faults/failpoint.ts'
import { endsFrom, ManyLives } from '../support/faults/many-lives.ts'
import { eachDatabase } from '../support/servers/databases.ts'
import { record } from '../support/servers/figures.ts'

/** The default covers each failpoint and one random kill; a full run sets more. */
const kills = Number(process.env.DRYRUN_KILLS ?? failpoints.length + 1)
const seed = Number(process.env.DRYRUN_SEED ?? 1)

eachDatabase((name, _connect, place) => {
  it('[D1] killed in the middle of a stream of changes, the server loses nothing it acknowledged and does nothing twice', {
    timeout: 120_000 + kills * 30_000,
  }, async () => {
    const lives = await ManyLives.on(await place())
    for (const end of endsFrom(diceOf(seed), kills)) await lives.live(end)
    await lives.liveOn(kills * 260)
    const faults = await lives.faults()
    const count = (what: string) => faults.filter((fault) => fault.includes(what)).length
    record(`kills on ${name}`, {
      ...lives.figures,
      lost: count('is lost'),
      twice: count('twice'),
      faults: faults.length,
    })
    expect({ seed, faults }).toEqual({ seed, faults: [] })
  })
})
