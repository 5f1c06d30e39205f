export const inMiB = (bytes: number): string => `${Number((bytes / (1024 * 1024)).toPrecision(3))} MiB`
