import type { AdviceReply } from '@dryrun/shared/api/packs.ts'
import type { z } from 'zod'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './Advice.module.css'

export function Advice({ advice: { mistakes, prepare } }: { advice: z.infer<typeof AdviceReply> }) {
  if (!mistakes.length && !prepare.length)
    return <EmptyState title="This pack has no advice for candidates">Another pack may have some.</EmptyState>
  return (
    <>
      <Part
        id="mistakes"
        heading="Common mistakes"
        items={mistakes.map(({ mistake, instead }) => ({ title: mistake, label: 'Instead:', text: instead }))}
      />
      <Part
        id="how-to-prepare"
        heading="How to prepare"
        items={prepare.map(({ advice: title, how }) => ({ title, text: how }))}
      />
    </>
  )
}

type Item = Readonly<{ title: string; label?: string; text: string }>

function Part({ id, heading, items }: { id: string; heading: string; items: readonly Item[] }) {
  if (!items.length) return null
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ol className={classes.items}>
        {items.map(({ title, label, text }) => (
          <li key={`${title} ${text}`}>
            <h3 className={classes.title}>{title}</h3>
            <p className={classes.text}>
              {label && <b>{label}</b>} {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
