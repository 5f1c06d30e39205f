/** Widths at which the layout changes. The build puts them in place of their names in style sheets. */
export const media = {
  '--phone': '(max-width: 520px)',
  '--narrow': '(max-width: 640px)',
  '--tablet': '(max-width: 47.99em)',
  '--column': '(max-width: 860px)',
  '--two-columns': '(min-width: 861px)',
  '--laptop': '(max-width: 64em)',
  '--desktop': '(min-width: 64.01em)',
} as const
