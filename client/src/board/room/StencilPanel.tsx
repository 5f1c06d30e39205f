import { stencils } from '@dryrun/shared/drawing/stencils.ts'
import { ActionIcon, Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconShape3, IconX } from '@tabler/icons-react'
import { StencilGlyph } from './StencilGlyph.tsx'
import classes from './StencilPanel.module.css'

export type Stencil = keyof typeof stencils

export const STENCIL_DRAG = 'application/x-dryrun-part'

const all = Object.entries(stencils).map(([id, drawing]) => ({ id: id as Stencil, ...drawing }))
const groups = [...new Set(all.map(({ group }) => group))].map((name) => ({
  name,
  parts: all.filter(({ group }) => group === name),
}))

/** The palette of parts. A click adds one to the middle of the view, a drag adds it at the drop point. */
export function StencilPanel({ isWide, onAdd }: { isWide: boolean; onAdd: (stencil: Stencil) => void }) {
  const [isOpen, setOpen] = useLocalStorage({
    key: 'dryrun.parts',
    defaultValue: isWide,
    getInitialValueInEffect: false,
  })
  const add = (stencil: Stencil) => {
    onAdd(stencil)
    // On narrow boards the palette would cover the new part.
    if (!isWide) setOpen(false)
  }
  if (!isOpen) {
    return (
      <Button
        className={classes.opener}
        variant="default"
        size="compact-sm"
        leftSection={<IconShape3 size={16} stroke={1.75} aria-hidden />}
        onClick={() => setOpen(true)}
        aria-expanded={false}
      >
        Components
      </Button>
    )
  }
  return (
    <section className={classes.panel} aria-labelledby="parts-title" data-parts="beside">
      <header className={classes.head}>
        <h2 id="parts-title" className={classes.title}>
          Components
        </h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Close the parts" onClick={() => setOpen(false)}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      {groups.map(({ name, parts }) => (
        <section key={name} className={classes.group} aria-label={name}>
          <h3 className={classes.groupName}>{name}</h3>
          <div className={classes.parts}>
            {parts.map((part) => (
              <PartButton key={part.id} {...part} onAdd={add} />
            ))}
          </div>
        </section>
      ))}
    </section>
  )
}

type PartProps = (typeof all)[number] & { onAdd: (stencil: Stencil) => void }

function PartButton({ id, name, colour, glyph, onAdd }: PartProps) {
  return (
    <button
      type="button"
      className={classes.part}
      title={`Add ${name}`}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(STENCIL_DRAG, id)
        event.dataTransfer.effectAllowed = 'copy'
      }}
      onClick={() => onAdd(id)}
    >
      <StencilGlyph glyph={glyph} colour={colour} />
      {name}
    </button>
  )
}
