/** What an address may ask the form to begin with: a pack, by its id. */
export const openSearch = ({ pack }: Record<string, unknown>): { pack?: string } =>
  typeof pack === 'string' ? { pack } : {}
