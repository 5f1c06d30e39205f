export const UNIQUE_VIOLATION = '23505'

/** The database's own code for what went wrong, or nothing. Drizzle wraps what the driver throws. */
export function sqlState(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: string }
    if (code) return code
  }
  return ''
}
