/** How many bytes a message was, or would be. It must not nest deep: writing it out again would overflow the stack. */
export const sizeOf = (message: unknown): number => Buffer.byteLength(JSON.stringify(message) ?? '')
