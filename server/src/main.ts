import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { type Config, ConfigFault, readConfig } from './config.ts'
import { type OpenDatabase, openDatabase } from './db/connect.ts'
import { EmbeddedFault } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { DatabaseFault } from './db/until-reachable.ts'
import { createLogger } from './logger.ts'
import { PackFaults } from './packs/read-packs.ts'

const stopMs = 7_500

/** What the launcher prints: the address on this machine, those for others, and how devices come to trust https. */
type Ready = { ready: string; others: string[]; trust?: { page: string; fingerprint: string } }

class StartFault extends Error {}

/** Shutdown functions; the last started part comes first. */
const endings: (() => Promise<unknown>)[] = []
let stopping = false

try {
  await start(readConfig())
} catch (error) {
  const forPeople = [StartFault, ConfigFault, DatabaseFault, EmbeddedFault, PackFaults].some(
    (kind) => error instanceof kind,
  )
  process.stderr.write(`${forPeople ? (error as Error).message : (error as Error).stack}\n`)
  await stop(1)
}

async function start(config: Config): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  // The channel closes however the launcher ends, even by `SIGKILL`.
  process.once('disconnect', () => void stop(0))
  // `false` means that the channel closed while this program loaded; without a channel it is `undefined`.
  if (process.connected === false) return await stop(0)

  const log = createLogger(config.logLevel)
  await refuseTakenPorts(config)
  const database = await openDatabase(config, log)
  endings.unshift(database.close)
  await migrate(database.pool)

  const app = await createApp({ config, database, log })
  endings.unshift(() => app.close())
  const { host, port, httpsPort } = config
  await app.listen({ host, port }).catch((error) => {
    throw sentenceFor(error, { host, port, name: 'PORT' })
  })
  await app.https?.listen(app, config).catch((error) => {
    throw sentenceFor(error, { host, port: httpsPort, name: 'HTTPS_PORT' })
  })
  announce(app, database.kind)
}

function announce({ site, https, log }: FastifyInstance, database: OpenDatabase['kind']): void {
  const addresses = site.others.map(({ url }) => url)
  log.info({ address: site.local, addresses, database }, 'ready')
  const { trustPage } = site
  const trust = https && trustPage ? { page: trustPage, fingerprint: https.authority.fingerprint } : undefined
  process.send?.({ ready: site.local, others: addresses, ...(trust && { trust }) } satisfies Ready)
}

/** Checks the ports before the slow parts of the start, so that the error appears at once. */
async function refuseTakenPorts({ host, port, https, httpsPort }: Config): Promise<void> {
  await refuseTaken({ host, port, name: 'PORT' })
  if (https === 'lan') await refuseTaken({ host, port: httpsPort, name: 'HTTPS_PORT' })
}

type Place = { host: string; port: number; name: 'PORT' | 'HTTPS_PORT' }

async function refuseTaken(place: Place): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(sentenceFor(error, place)))
    probe.listen({ host: place.host, port: place.port }, () => probe.close(() => resolve()))
  })
}

function sentenceFor(error: NodeJS.ErrnoException, { host, port, name }: Place): Error {
  if (error.code === 'EADDRINUSE')
    return new StartFault(`Port ${port} is taken by another program. Choose another one: ${name}=${port + 1} npm start`)
  if (error.code === 'EACCES')
    return new StartFault(
      `Port ${port} may not be used by this user. Choose one above 1023: ${name}=${name === 'PORT' ? 8080 : 8443} npm start`,
    )
  if (error.code === 'EADDRNOTAVAIL') return new StartFault(`HOST ${host} is not an address of this machine.`)
  return error
}

/** Runs once, because terminals send Ctrl-C twice. */
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), stopMs).unref()
  for (const end of endings) await end().catch((error) => process.stderr.write(`${error}\n`))
  process.exit(code)
}
