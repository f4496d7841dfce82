/**
 * The chunks of a stream, as long as it brings at least so many bytes in each span of waiting for it. After a slower span
 * one `null` follows and nothing more. Time in which nobody asks for a chunk does not count.
 *
 * @param bytes at least, in each span
 * @param span milliseconds
 */
export async function* atLeast(
  stream: AsyncIterable<Buffer>,
  { bytes, span }: { readonly bytes: number; readonly span: number },
): AsyncGenerator<Buffer | null> {
  const chunks = stream[Symbol.asyncIterator]();
  let got = 0;
  let waited = 0;
  for (;;) {
    const began = performance.now();
    const next = await inTime(chunks.next(), span - waited);
    waited += performance.now() - began;
    if (next === null || (waited >= span && got < bytes)) {
      yield null;
      return;
    }
    if (next.done) return;
    if (waited >= span) {
      waited = 0;
      got = 0;
    }
    got += next.value.length;
    yield next.value;
  }
}

/** What a promise brings; null when it takes longer than so many milliseconds. What it brings later is dropped. */
async function inTime<T>(promise: Promise<T>, longest: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, longest));
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
