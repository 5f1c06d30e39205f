/** The token of an email link, from the fragment, which browsers do not send to servers. */
export const tokenInAddress = (): string => window.location.hash.slice(1)
