/** Reads the pack id to preselect from the address. */
export const openSearch = ({ pack }: Record<string, unknown>): { pack?: string } =>
  typeof pack === 'string' ? { pack } : {}
