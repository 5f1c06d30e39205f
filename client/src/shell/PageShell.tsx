import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePageTitle } from '../lib/use-page-title.ts'
import { Brand } from './Brand.tsx'
import classes from './PageShell.module.css'
import { SiteMenu } from './SiteMenu.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import { WhoAmI } from './WhoAmI.tsx'

type Props = {
  title: string
  children: ReactNode
  width?: 'narrow' | 'wide' | 'full'
  status?: ReactNode
  notice?: ReactNode
}

/** Frame of every page except the room. `status` shows in the bar, `notice` below it. */
export function PageShell({ title, children, width = 'wide', status, notice }: Props) {
  usePageTitle(title)
  return (
    <div className={classes.page}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <header className={classes.bar}>
        <Link to="/" className={classes.home}>
          <Brand />
        </Link>
        <div className={classes.tools}>
          {status && <div className={classes.status}>{status}</div>}
          <WhoAmI />
          <ThemeSwitch />
          <SiteMenu />
        </div>
      </header>
      {notice}
      <main id="content" className={classes[width]} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
