import { decodeRunsFile } from "./runsFile.ts";

declare const self: DedicatedWorkerGlobalScope;

/**
 * Reads one notebook file: a large one takes longer than the page may stand still. Answers with a DecodedRunsFile, or null where the
 * browser cannot read the file.
 */
self.onmessage = async ({ data }: MessageEvent<File>) => {
  const bytes = await data.arrayBuffer().catch(() => undefined);
  self.postMessage(bytes ? decodeRunsFile(new Uint8Array(bytes)) : null);
};
