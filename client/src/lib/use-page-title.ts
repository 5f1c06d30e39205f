import { isolated } from '@dryrun/shared/format.ts'
import { useEffect } from 'react'

/** Shows `title` and the product's name in the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Dryrun' ? title : `${isolated(title)} · Dryrun`
  }, [title])
}
