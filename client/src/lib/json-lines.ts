/** Parses a JSON Lines stream, value by value. Throws on invalid JSON. */
export async function* jsonLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  let rest = ''
  for await (const text of textsOf(bytes)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter(Boolean).map((line) => JSON.parse(line) as unknown)
  }
  if (rest) yield JSON.parse(rest)
}

/** Reads with a reader: not every browser supports async iteration of streams. */
async function* textsOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader()
  const decoder = new TextDecoder()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      yield decoder.decode(part.value, { stream: true })
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
