import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A process: its number, and when it began, for numbers are used again. */
type Life = { pid: number; started: string }

/** Who holds a folder, and who started that process. `token` tells two holds of one process apart. */
type Owner = Life & { token: string; startedBy: Life; machine: string }

/** Another living process holds the folder. Its message is for the person who starts the server. */
export class FolderTaken extends Error {}

const beatMs = 5_000
const silentMs = 4 * beatMs

/** The longest that a process whose starter has died needs to close the folder. */
const closingMs = 8_000

/**
 * Takes the lock file, or throws `FolderTaken`. Two processes on one data folder destroy it, so the lock is only taken
 * over when its owner is dead: its process is gone, or its number now belongs to a process that began at another time.
 * An owner in another container can't be looked up; it is dead once it has not touched the lock for 20 seconds.
 * One whose starter was killed is about to let go of the folder, and is waited for.
 */
export async function lockFolder(lockFile: string): Promise<() => void> {
  const mine = { token: randomUUID(), ...lifeOf(process.pid), startedBy: lifeOf(process.ppid), machine: machine() }
  for (let attempt = 0; !place(lockFile, mine); attempt += 1) {
    const theirs = read(lockFile)
    if (theirs && (attempt >= 5 || (await isAlive(theirs, lockFile)))) throw taken(lockFile, theirs)
    if (theirs) clear(lockFile, theirs)
  }
  // Two may have cleared one dead owner's lock in the same instant; only one of their own locks is still there.
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

/** Written aside and then linked, so that nobody ever reads half a lock; a link fails where there is one already. */
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

/** Moves a dead owner's lock away; if it turns out to be somebody's fresh one, puts it back. */
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

/** Nothing where there is no lock. One that says nothing of its owner is judged by when it was touched last. */
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
    // Somebody deleted the lock by hand. We hold the folder all the same.
  }
}

/** When the process began, in whatever form the system tells it; empty when there is no such process. */
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

/** The name in `/proc/PID/stat` stands in brackets and may hold spaces and brackets itself. */
const fieldsAfterName = (stat: string) => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

/** Tells apart machines, their boots and their containers: only within one do process numbers mean anything to us. */
function machine(): string {
  if (process.platform !== 'linux') return process.platform
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return 'linux'
  }
}
