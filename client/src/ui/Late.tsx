import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'

type Props<P> = {
  load: () => Promise<{ default: ComponentType<P> }>
  /** What the component is given. */
  given: P
  fallback?: ReactNode
}

/**
 * A component that is loaded when it is first shown. What could not be loaded is asked for again by the next one that is
 * shown: of itself, React would remember the failure until the page is reloaded.
 */
export function Late<P extends object>({ load, given, fallback = null }: Props<P>) {
  const [Loaded] = useState(() => lazy(load) as unknown as ComponentType<P>)
  return (
    <Suspense fallback={fallback}>
      <Loaded {...given} />
    </Suspense>
  )
}
