import { mss } from '@dryrun/shared/format.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import classes from './MomentField.module.css'
import { isMoment, type Marker, momentRange } from './markers.ts'
import type { Review } from './use-review.ts'

type Props = {
  review: Review
  markers: readonly Marker[]
  label: string
  value: string
  onChange: (text: string) => void
}

const LONGEST = 70

export function MomentField({ review, markers, label, value, onChange }: Props) {
  const wrong = value.trim() !== '' && !isMoment(review, value)
  return (
    <div className={classes.field}>
      <TextInput
        className={classes.clock}
        label={label}
        placeholder="m:ss"
        value={value}
        error={wrong ? `As m:ss, ${momentRange(review)}` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <NativeSelect
        className={classes.pick}
        label="Or a moment you marked"
        value=""
        data={[
          { value: '', label: 'Choose' },
          ...markers.map(({ clock, words }, index) => ({
            value: String(index),
            label: `${mss(clock)}  ${clip(words)}`,
          })),
        ]}
        onChange={(event) => {
          const marker = markers[Number(event.currentTarget.value)]
          if (event.currentTarget.value && marker) onChange(mss(marker.clock))
        }}
      />
    </div>
  )
}

const clip = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words)
