import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import type { Path } from './pack-text.ts'

type Faults = readonly PackFault[]

/** The faults of a value and of all in it. */
export function faultsUnder(faults: Faults, path: Path): Faults {
  const key = path.join('.')
  return faults.filter((fault) => fault.path === key || fault.path?.startsWith(`${key}.`))
}

/** The faults of a value that none of its parts has. */
export function faultsBeside(faults: Faults, path: Path, parts: readonly Path[]): Faults {
  const inParts = new Set(parts.flatMap((part) => faultsUnder(faults, [...path, ...part])))
  return faultsUnder(faults, path).filter((fault) => !inParts.has(fault))
}

/** What is wrong, without the place, which the form shows. Undefined for no fault. */
export function saidOf(faults: Faults): string | undefined {
  const said = faults.map(({ reason }) => {
    const [, what] = / is wrong: (.+)$/s.exec(reason) ?? []
    return what ?? (reason.endsWith(' is missing') ? 'this is missing' : reason)
  })
  const sentence = [...new Set(said)].join('; ')
  return sentence ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` : undefined
}
