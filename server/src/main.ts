import { type AddressInfo, createServer } from 'node:net'
import { createApp } from './app.ts'
import { type Config, ConfigFault, readConfig } from './config.ts'
import { openDatabase } from './db/connect.ts'
import { EmbeddedFault } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { DatabaseFault } from './db/until-reachable.ts'
import { createLogger } from './logger.ts'
import { PackFaults } from './packs/read-packs.ts'

const stopMs = 7_500

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
  await refuseTakenPort(config)
  const database = await openDatabase(config, log)
  endings.unshift(database.close)
  await migrate(database.pool)

  const app = await createApp({ config, database, log })
  endings.unshift(() => app.close())
  await app.listen({ host: config.host, port: config.port }).catch((error) => {
    throw sentenceFor(error, config)
  })
  const address = config.publicUrl ?? addressOf(app.server.address() as AddressInfo)
  log.info({ address, database: database.kind }, 'ready')
  process.send?.({ ready: address })
}

function addressOf({ address, port, family }: AddressInfo): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(address)) return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/** Checks the port before the slow parts of the start, so that the error appears at once. */
async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(sentenceFor(error, config)))
    probe.listen({ host: config.host, port: config.port }, () => probe.close(() => resolve()))
  })
}

function sentenceFor(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new StartFault(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`)
  if (error.code === 'EACCES')
    return new StartFault(`Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`)
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
