export type Spread = { count: number; p50: number; p95: number; p99: number }

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** The median in milliseconds of several runs, after one to warm up. */
export async function medianMs(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let n = 0; n <= runs; n++) {
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
  }
  return spreadOf(times.slice(1)).p50
}

export type Row = Record<string, string | number>

export function table(title: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const cell = (row: Row, column: string) => `${row[column] ?? ''}`
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => cell(row, column).length)))
  const line = (values: readonly string[], isText: (n: number) => boolean) =>
    values.map((value, n) => (isText(n) ? value.padEnd(widths[n] ?? 0) : value.padStart(widths[n] ?? 0))).join('  ')
  const head = line(columns, (n) => n === 0)
  const body = rows.map((row) =>
    line(
      columns.map((column) => cell(row, column)),
      (n) => typeof row[columns[n] ?? ''] === 'string',
    ),
  )
  return ['', title, head, '-'.repeat(head.length), ...body, ''].join('\n')
}
