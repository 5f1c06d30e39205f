import type { Config } from './config.ts'

/** Where links that we write lead to. Never told from a request, whose sender can make it say anything. */
export const siteAddress = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`
