import { encode } from 'uqr'
import classes from './QrCode.module.css'

/** The margin that scanners need around a code, in modules. */
const QUIET = 4

/** A text as a QR code, drawn in this page. Black on white in both color schemes, because some scanners need that. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
