import { tidyAddress } from '@dryrun/shared/pasted-link.ts'

/** Removes text that was pasted along with a link from the URL, before the router reads it. */
export function tidyLocation(): void {
  const { pathname, search, hash } = window.location
  const address = tidyAddress({ pathname, search, hash })
  if (address !== pathname + search + hash) window.history.replaceState(window.history.state, '', address)
}
