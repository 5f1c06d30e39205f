import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Includes the start time, because process ids are reused. */
type Life = { pid: number; started: string }

/** `token` distinguishes two locks of one process. */
type Owner = Life & { token: string; startedBy: Life; machine: string }

/** Another living process holds the folder; the message is for the operator. */
export class FolderTaken extends Error {}

const beatMs = 5_000
const silentMs = 4 * beatMs

/** Longest that a process without its parent needs to close the folder. */
const closingMs = 8_000

/**
 * Takes the lock and returns its release; two processes would destroy a data folder. Rejects with `FolderTaken` when
 * the owner lives, that is when its process exists with the same start time, or in another container when it touched
 * the lock within 20 s.
 */
export async function lockFolder(lockFile: string): Promise<() => void> {
  const mine = { token: randomUUID(), ...lifeOf(process.pid), startedBy: lifeOf(process.ppid), machine: machine() }
  for (let attempt = 0; !place(lockFile, mine); attempt += 1) {
    const theirs = read(lockFile)
    if (theirs && (attempt >= 5 || (await isAlive(theirs, lockFile)))) throw taken(lockFile, theirs)
    if (theirs) clear(lockFile, theirs)
  }
  // Two processes may have cleared a dead owner's lock at once; only one of their locks remains.
  await pause(50)
  const holder = read(lockFile)
  if (holder?.token !== mine.token) throw taken(lockFile, holder)
  const beat = setInterval(() => touch(lockFile), beatMs)
  beat.unref()
  return () => {
    clearInterval(beat)
    if (read(lockFile)?.token === mine.token) rmSync(lockFile, { force: true })
  }
}

/** Links a complete file, so that no process reads a partial lock; the link fails when a lock exists. */
function place(lockFile: string, owner: Owner): boolean {
  const aside = `${lockFile}.${owner.token}`
  try {
    writeFileSync(aside, JSON.stringify(owner), { mode: 0o600 })
    linkSync(aside, lockFile)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Moves a dead owner's lock away, and puts it back when it is a newer one. */
function clear(lockFile: string, dead: Owner): void {
  const away = `${lockFile}.${randomUUID()}`
  try {
    renameSync(lockFile, away)
    if (read(away)?.token !== dead.token) linkSync(away, lockFile)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(away, { force: true })
  }
}

/** Returns `undefined` without a lock. An unreadable lock is judged by its modification time. */
function read(lockFile: string): Owner | undefined {
  try {
    const found: Partial<Owner> | null = JSON.parse(readFileSync(lockFile, 'utf8'))
    return found?.token && found.startedBy ? (found as Owner) : unreadable
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : unreadable
  }
}

const unreadable: Owner = { token: 'unreadable', pid: 0, started: '', startedBy: { pid: 0, started: '' }, machine: '' }

async function isAlive(owner: Owner, lockFile: string): Promise<boolean> {
  if (owner.machine === machine()) return lives(owner) && (lives(owner.startedBy) || !(await endsSoon(owner)))
  const before = touchedAt(lockFile)
  if (Date.now() - before > silentMs) return false
  await pause(2 * beatMs)
  return touchedAt(lockFile) > before
}

const lives = ({ pid, started }: Life) => pid > 0 && started !== '' && startOf(pid) === started
const lifeOf = (pid: number): Life => ({ pid, started: startOf(pid) })

async function endsSoon(life: Life): Promise<boolean> {
  for (let waited = 0; waited < closingMs && lives(life); waited += 50) await pause(50)
  return !lives(life)
}

const taken = (lockFile: string, owner?: Owner) =>
  new FolderTaken(
    `The data folder is in use by another Dryrun${owner?.pid ? ` (process ${owner.pid})` : ''}. ` +
      `Stop that one, or give this one a folder of its own with DATA_DIR. The lock is ${lockFile}.`,
  )

const touchedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

function touch(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // A user deleted the lock file; this process still holds the folder.
  }
}

/** Start time in a system-specific form; empty when the process does not exist. */
function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') return fieldsAfterName(readFileSync(`/proc/${pid}/stat`, 'utf8'))[19] ?? ''
    if (process.platform !== 'win32')
      return execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim()
    process.kill(pid, 0)
    return 'running'
  } catch {
    return ''
  }
}

/** The name in `/proc/PID/stat` is in parentheses and may contain spaces and parentheses. Source: proc(5). */
const fieldsAfterName = (stat: string) => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

/** Identifies the machine, its boot and its container, because process ids are comparable only within one. */
function machine(): string {
  if (process.platform !== 'linux') return process.platform
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return 'linux'
  }
}
