import { Link } from '@tanstack/react-router'
import classes from '../ui/sheets/WhatHappens.module.css'

/** Names no pack, because a guest does not know which one is asked. In a new tab, because leaving the lobby ends the call. */
export function PrepareLink() {
  return (
    <Link to="/prepare" target="_blank" className={classes.prepare}>
      Common mistakes and how to prepare
    </Link>
  )
}
