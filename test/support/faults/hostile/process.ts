import { hostilities } from './behaviors.ts'
import { HostileSeat } from './hostile-seat.ts'

export type Asked = Readonly<{ open: { url: string; address: string } } | { run: { name: string; seconds: number } }>

let seat: HostileSeat | undefined

/** A process of its own, so that its load does not block the server's event loop. */
process.on('message', (asked: Asked) => {
  answered(asked).then(
    (answer) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: `${error}` }),
  )
})
process.once('disconnect', () => process.exit(0))
// The server cuts hostile connections at any moment.
process.on('uncaughtException', () => undefined)
process.on('unhandledRejection', () => undefined)

async function answered(asked: Asked): Promise<unknown> {
  if ('open' in asked) {
    seat = await HostileSeat.open(asked.open.url, asked.open.address)
    return { interviewId: seat.interviewId, links: seat.links }
  }
  const hostility = hostilities[asked.run.name]
  if (!seat || !hostility) throw new Error(`no seat, or no hostility ${asked.run.name}`)
  await seat.run(hostility, asked.run.seconds)
  return seat.answers
}
