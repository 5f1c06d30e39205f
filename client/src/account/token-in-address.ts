/** What came with a link from a mail. It stands behind the `#`, which browsers send to nobody. */
export const tokenInAddress = (): string => window.location.hash.slice(1)
