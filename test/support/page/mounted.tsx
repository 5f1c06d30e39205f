import { queryClient } from '@dryrun/client/lib/query-client.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ReactNode, StrictMode } from 'react'

/**
 * Mounts an element at a path of the app, inside of what each page of it has, with `search` in its address. Returns a
 * user and the place they are at.
 */
export async function mounted(element: ReactNode, path = '/', search = '') {
  queryClient.clear()
  const root = createRootRoute({ component: () => element })
  const routeTree = root.addChildren([createRoute({ getParentRoute: () => root, path })])
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [`${path}${search}`] }) })
  await router.load()
  render(
    <StrictMode>
      <MantineProvider env="test">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
  return { user: userEvent.setup({ delay: null }), place: () => router.state.location.pathname }
}
