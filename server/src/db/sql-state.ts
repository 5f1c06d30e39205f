export const UNIQUE_VIOLATION = '23505'

/** Returns the SQLSTATE, or an empty string. Searches the causes, because Drizzle wraps the driver's error. */
export function sqlState(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: string }
    if (code) return code
  }
  return ''
}
