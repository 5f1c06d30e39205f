import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { problems } from '@dryrun/server/errors.ts'
import { afterAll, beforeAll, expect } from 'vitest'
import { anyDatabase } from '../servers/any-database.ts'
import { type RunningApp, startApp } from './app.ts'
import { pageFolder } from './page-folder.ts'
import { Participant } from './participant.ts'
import { type RawAnswer, type RawRequest, rawRequest } from './raw-request.ts'

export const json = { 'content-type': 'application/json' }

/** A server with a small client folder, shared by the tests of a file, and raw requests to it. */
export type Doors = {
  readonly server: RunningApp
  readonly ada: Participant
  ask(request: RawRequest): Promise<RawAnswer>
  asAda(request: RawRequest): Promise<RawAnswer>
  /** Starts another server, which the caller stops. */
  start(settings: Record<string, string>): Promise<RunningApp>
}

export function doors(): Doors {
  let page: string
  let server: RunningApp
  let ada: Participant
  const start = async (settings: Record<string, string>): Promise<RunningApp> =>
    startApp(await anyDatabase(), settings, undefined, { page })
  beforeAll(async () => {
    page = await pageFolder()
    server = await start({})
    ada = await Participant.named(server.url, 'Ada')
  })
  afterAll(async () => {
    await server.stop()
    await rm(dirname(page), { recursive: true, force: true })
  })
  const ask = (request: RawRequest) => rawRequest(server.url, request)
  return {
    get server() {
      return server
    },
    get ada() {
      return ada
    },
    ask,
    asAda: (request) => ask({ ...request, headers: { cookie: ada.cookie, ...request.headers } }),
    start,
  }
}

/** Checks that a response is an entry of the table of problems and reveals nothing else. */
export function expectProblem({ status, body }: RawAnswer, code: string): void {
  const told = JSON.parse(body) as Record<string, unknown>
  expect(told).toEqual({
    code,
    message: expect.stringMatching(/^[A-Z].*\.$/),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...(told.faults ? { faults: expect.any(Array) } : {}),
  })
  expect(status).toBe(problems[code as keyof typeof problems][0])
}
