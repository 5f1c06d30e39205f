import './lib/no-compiling.ts'
import '@fontsource-variable/source-sans-3/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './shell/theme.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { guardComposedEnter } from './lib/composed-enter.ts'
import { queryClient } from './lib/query-client.ts'
import { tidyLocation } from './lib/tidy-location.ts'
import { router } from './router.tsx'
import { colorScheme, theme } from './shell/theme.ts'

guardComposedEnter(window)
tidyLocation()
const root = document.getElementById('root')
if (!root) throw new Error('The page has no root to draw into')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-left" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
