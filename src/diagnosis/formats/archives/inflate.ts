interface Stream {
  readonly readable: { getReader(): StreamReader };
  readonly writable: { getWriter(): StreamWriter };
}
interface StreamReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}
interface StreamWriter {
  write(piece: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(reason: unknown): Promise<void>;
}
/** Of browsers, workers and Node alike; this layer is compiled without their types. */
const platform = globalThis as unknown as {
  readonly DecompressionStream: new (format: "gzip" | "deflate-raw") => Stream;
};

/**
 * Yields the bytes that a compressed stream holds as they come: what is not asked for is not unpacked. An error of the source is thrown; where
 * the compressed data breaks or ends early, `onBroken` is called and what was whole before it has been yielded.
 */
export async function* inflated(
  source: AsyncIterable<Uint8Array>,
  format: "gzip" | "deflate-raw",
  onBroken: () => void,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new platform.DecompressionStream(format);
  const writer = writable.getWriter();
  const reader = readable.getReader();
  let failure: unknown;
  const fed = feed(source, writer).catch((error: unknown) => {
    failure = error;
    return writer.abort(error).catch(() => {});
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value) yield value;
    }
  } catch {
    await fed;
    if (failure !== undefined) throw failure;
    onBroken();
  } finally {
    // neither end waits for the other where reading stopped
    void reader.cancel().catch(() => {});
    void writer.abort("reading stopped").catch(() => {});
  }
}

/** Writes a source into a stream. Throws what the source throws; an error of the stream itself is left to its reader. */
async function feed(source: AsyncIterable<Uint8Array>, writer: StreamWriter) {
  for await (const piece of source) {
    try {
      await writer.write(piece);
    } catch {
      return;
    }
  }
  await writer.close().catch(() => {});
}
