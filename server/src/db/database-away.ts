const awayCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EPIPE', 'ETIMEDOUT'],
  // DNS errors while the database's container starts.
  ...['ENOTFOUND', 'EAI_AGAIN'],
  // `read_only_sql_transaction`: a replica, or a database set to read-only.
  '25006',
])
/** SQLSTATE classes: 53 out of resources, 57 operator intervention, 58 system error. Source: PostgreSQL, appendix A. */
const awayStates = /^(53...|57...|58...)$/
const awayTexts = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout)/

/** Whether the database is down, slow or full. Otherwise the error is a fault of the server. */
export function isDatabaseAway(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code = '' } = each as NodeJS.ErrnoException
    if (awayCodes.has(code) || awayStates.test(code) || awayTexts.test(each.message)) return true
  }
  return false
}
