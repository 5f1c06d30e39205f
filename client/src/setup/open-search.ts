export const openSearch = ({ pack }: Record<string, unknown>): { pack?: string } =>
  typeof pack === 'string' ? { pack } : {}
