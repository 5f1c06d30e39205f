import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { io, type Socket } from 'socket.io-client'
import { Participant } from '../support/http/participant.ts'
import { tokenOf } from '../support/http/table.ts'
import { startServer } from '../support/servers/server-process.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { Line } from './line.ts'

/** A server that relays changes: two people draw, one observes. */
export type Target = {
  name: string
  lines: readonly [Line, Line, Line]
  /** Milliseconds of CPU time so far, of the process and of its embedded database. */
  cpuMs(): { server: number; database: number }
  /** The number of commits between two moments; call it after `close`. */
  commitsBetween(from: number, to: number): Promise<number>
  close(): Promise<void>
}

export async function relayTarget(): Promise<Target> {
  const child = fork(join(import.meta.dirname, 'relay.ts'), {
    execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')],
  })
  const [{ ready }] = (await once(child, 'message')) as [{ ready: string }]
  const connect = async () => {
    const socket: Socket = io(ready, { transports: ['websocket'], forceNew: true, reconnection: false })
    await once(socket as never, 'connect')
    return new Line(socket)
  }
  const lines = [await connect(), await connect(), await connect()] as const
  return {
    name: 'plain relay',
    lines,
    cpuMs: () => ({ server: cpuOf(child.pid ?? 0), database: 0 }),
    commitsBetween: async () => 0,
    async close() {
      for (const { socket } of lines) socket.disconnect()
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** The real server as its own process. It owns the database until `close`. */
export async function serverTarget(database: BenchDatabase): Promise<Target> {
  await database.close()
  const limits = { LIMIT_COMMANDS_PER_SECOND: '1000', LIMIT_COMMAND_BURST: '1000' }
  const server = await startServer({ ...database.settings, ...limits, AUTH_SECRET: 'b'.repeat(40) })
  const { id, people } = await seatThree(server.url)
  const lines = people.map((person) => new Line(person.socket)) as unknown as Target['lines']
  const children = childrenOf(server.pid)
  return {
    name: database.name,
    lines,
    cpuMs: () => ({ server: cpuOf(server.pid), database: children.reduce((sum, pid) => sum + cpuOf(pid), 0) }),
    async commitsBetween(from, to) {
      const { rows } = await database.pool.query<{ commits: number }>(
        'select count(distinct xmin::text)::int as commits from interview_events where interview_id = $1 and at between $2 and $3',
        [id, from, to],
      )
      return rows[0]?.commits ?? 0
    },
    async close() {
      for (const person of people) person.disconnect()
      await server.kill('SIGTERM')
      await database.reopen()
    },
  }
}

async function seatThree(url: string): Promise<{ id: string; people: Participant[] }> {
  const people = await Promise.all(['Ada', 'Bob', 'Eve'].map((name) => Participant.named(url, name)))
  const [ada, bob, eve] = people as [Participant, Participant, Participant]
  const { id, links } = await ada.open({
    title: 'Bench',
    packId: 'serverless-2026',
    targetLevel: 'senior',
    rounds: [{ questionId: null, hostRole: 'interviewer' }],
    plan: [...defaultPlan],
  })
  await bob.claim(tokenOf(links, 'guest'))
  await eve.claim(tokenOf(links, 'audience'))
  for (const person of people) await person.connect(id)
  await ada.do({ type: 'startRound' })
  for (const person of people) await person.until(({ view }) => view?.round)
  return { id, people }
}

/** Milliseconds of CPU time at 100 ticks a second; 0 where the system does not tell. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
