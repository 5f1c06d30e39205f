/** A number of bytes as people read it in a sentence. */
export const inMiB = (bytes: number): string => `${Number((bytes / (1024 * 1024)).toPrecision(3))} MiB`
