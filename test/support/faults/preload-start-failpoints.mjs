import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import pg from 'pg'

/**
 * Preloaded into a built server and its embedded database. Kills both like `kill -9` at the failpoint of
 * `start-failpoint.ts` that `FAILPOINT` names.
 */

const wanted = process.env.FAILPOINT
const isDatabase = process.argv[1]?.includes('embedded-process') ?? false
const { closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } = fs

function reached(point) {
  if (point !== wanted) return
  writeSync(2, `killed once ${point}\n`)
  const other = isDatabase ? process.ppid : embeddedPid()
  if (other) process.kill(other, 'SIGKILL')
  process.kill(process.pid, 'SIGKILL')
}

/** The pid of the embedded database by its lock file, if any. */
function embeddedPid() {
  const lock = join(process.env.DATA_DIR ?? '', 'database.lock')
  return process.env.DATA_DIR && existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).pid : undefined
}

/** How far the engine has initialized its folder when killed: first by files, then by writes. */
const someFiles = 500
const someWrites = 1_000
let files = 0
let writes = 0

Object.assign(fs, {
  writeFileSync(file, content, options) {
    // In the middle of the write the file exists and is empty.
    if (wanted === 'secret begun' && String(file).includes('auth-secret')) {
      closeSync(openSync(file, options?.flag ?? 'w'))
      reached('secret begun')
    }
    const isMark = String(file).endsWith('dryrun-ready')
    if (isMark) reached('engine made')
    writeFileSync(file, content, options)
    files += 1
    if (isDatabase && files === someFiles) reached('files half written')
    if (isMark) reached('mark written')
  },
  linkSync(from, to) {
    linkSync(from, to)
    if (String(to).endsWith('database.lock')) reached('lock placed')
  },
  mkdirSync(folder, options) {
    const made = mkdirSync(folder, options)
    if (isDatabase && join(folder) === join(process.env.DATA_DIR ?? '', 'database')) reached('folder made')
    return made
  },
  writeSync(...given) {
    writes += 1
    if (isDatabase && writes === someWrites) reached('engine begun')
    return writeSync(...given)
  },
})
syncBuiltinESMExports()

const { query } = pg.Client.prototype
let isMigrating = false
let statements = 0

pg.Client.prototype.query = function (...given) {
  const text = given[0]?.text ?? given[0]
  isMigrating ||= text.includes('pg_advisory_lock')
  if (!isMigrating) return query.apply(this, given)
  if (text === 'commit') reached('migration done')
  const answer = query.apply(this, given)
  // By the next turn the commit is with the kernel.
  if (text === 'commit') setImmediate(() => reached('commit sent'))
  return answer.then((result) => {
    answered(text)
    return result
  })
}

function answered(text) {
  if (text.includes('pg_advisory_lock')) reached('turn taken')
  if (text.includes('CREATE TABLE IF NOT EXISTS')) reached('list made')
  if (text === 'begin') reached('migration begun')
  if (/^\s*(CREATE|ALTER) /.test(text)) statements += 1
  // The first two statements create the migrations table.
  if (statements === 4) reached('migration half done')
  if (text !== 'commit') return
  isMigrating = false
  reached('migration committed')
}
