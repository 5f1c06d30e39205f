const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' })
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' })

export const dayOf = (at: number): string => day.format(at)
export const dayAndTimeOf = (at: number): string => dayAndTime.format(at)
export const fullDateOf = (at: number): string => full.format(at)
