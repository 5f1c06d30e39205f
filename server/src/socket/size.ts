/**
 * Bytes of the message as JSON. Check the depth before, because `JSON.stringify` overflows the stack on deep values.
 */
export const sizeOf = (message: unknown): number => Buffer.byteLength(JSON.stringify(message) ?? '')
