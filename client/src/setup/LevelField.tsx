import { targetText } from '@dryrun/shared/format.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { Input, SegmentedControl } from '@mantine/core'
import { useId } from 'react'

const levels = Object.entries(targetText).map(([value, label]) => ({ value, label }))

export function LevelField({ level, onChange }: { level: TargetLevel; onChange: (level: TargetLevel) => void }) {
  const id = useId()
  return (
    <Input.Wrapper
      label="Target level"
      description="The candidate is judged against this bar."
      labelElement="div"
      id={id}
    >
      <SegmentedControl
        mt={4}
        aria-labelledby={`${id}-label`}
        data={levels}
        value={level}
        onChange={(value) => onChange(value as TargetLevel)}
      />
    </Input.Wrapper>
  )
}
