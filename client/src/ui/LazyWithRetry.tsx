import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'

type Props<P> = {
  load: () => Promise<{ default: ComponentType<P> }>
  given: P
  fallback?: ReactNode
}

/**
 * Loads a component when it first mounts. The next mount retries a failed import, which React's `lazy` alone remembers
 * until a reload.
 */
export function LazyWithRetry<P extends object>({ load, given, fallback = null }: Props<P>) {
  const [Loaded] = useState(() => lazy(load) as unknown as ComponentType<P>)
  return (
    <Suspense fallback={fallback}>
      <Loaded {...given} />
    </Suspense>
  )
}
