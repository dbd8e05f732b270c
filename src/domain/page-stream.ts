/** A body whose beginning leaves at once, and the rest as it is made. The parts may not reject. */
export const streamed = (
  first: Uint8Array,
  ...later: readonly (() => Promise<Uint8Array>)[]
): ReadableStream<Uint8Array> => {
  const waiting = [...later]
  return new ReadableStream({
    start: (controller) => controller.enqueue(first),
    pull: async (controller) => {
      const next = waiting.shift()
      if (next) controller.enqueue(await next())
      if (waiting.length === 0) controller.close()
    },
  })
}
