import { counted } from '@dryrun/shared/format.ts'
import { defaultPlan, defaultPlanMinutes } from '@dryrun/shared/interview/terms.ts'
import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconChevronRight, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { GroupFault } from '../ui/form/GroupFault.tsx'
import type { Faults } from '../ui/form/use-zod-form.ts'
import classes from '../ui/sheets/LongForm.module.css'
import { minutesOf, type OpenDraft } from './open-draft.ts'

type Plan = OpenDraft['plan']
type Props = { plan: Plan; faults: Faults; onChange: (plan: Plan) => void }

/** The phase plan, folded because the default suits most interviews. */
export function PlanFields({ plan, faults, onChange }: Props) {
  const [unfolded, setUnfolded] = useState(false)
  const wrong = Object.keys(faults).some((path) => path.startsWith('plan'))
  const shown = unfolded || wrong
  return (
    <fieldset className={classes.group}>
      <legend className={classes.label}>Time plan</legend>
      <button type="button" className={classes.fold} aria-expanded={shown} onClick={() => setUnfolded(!shown)}>
        <IconChevronRight size={18} aria-hidden className={shown ? classes.turned : classes.chevron} />
        <span className={classes.total}>{counted(minutesOf(plan), 'minute')} a round</span>
        <span className={classes.note}>in {counted(plan.length, 'phase')}</span>
      </button>
      {shown && <Phases plan={plan} faults={faults} onChange={onChange} />}
      <GroupFault>{faults.plan}</GroupFault>
    </fieldset>
  )
}

const isDefault = (plan: Plan): boolean =>
  plan.length === defaultPlan.length &&
  plan.every(({ id, minutes }, nth) => id === defaultPlan[nth]?.id && minutes === defaultPlan[nth]?.minutes)

function Phases({ plan, faults, onChange }: Props) {
  return (
    <>
      {isDefault(plan) && (
        <p className={classes.note}>
          Discussions, and questions with a plan of their own, bring their own phases unless you change these.
        </p>
      )}
      <ol className={classes.phases}>
        {plan.map((phase, index) => (
          <li key={phase.id} className={classes.phase}>
            <NumberInput
              className={classes.minutes}
              label={phase.name}
              suffix=" min"
              allowNegative={false}
              decimalScale={1}
              value={phase.minutes}
              error={faults[`plan.${index}.minutes`]}
              onChange={(minutes) =>
                onChange(plan.with(index, { ...phase, minutes: typeof minutes === 'number' ? minutes : '' }))
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Leave out ${phase.name}`}
              disabled={plan.length === 1}
              onClick={() => onChange(plan.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button variant="subtle" size="compact-sm" onClick={() => onChange(defaultPlan.map((phase) => ({ ...phase })))}>
        Back to the usual {defaultPlanMinutes} minutes
      </Button>
    </>
  )
}
