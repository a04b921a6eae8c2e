import { loadKernel, simdSupported } from "../kernel/load.ts";
import { createSimulator } from "../simulate.ts";
import type { AsideRequest, PreviewAnswer, PreviewRequest } from "./protocol.ts";
import { withRunCache } from "./runCache.ts";
import { createPreviewer } from "./scheduler.ts";

declare const self: DedicatedWorkerGlobalScope;

/** The 64 runs of some 125 default configs, or of 5 long ones. */
const REMEMBERED_BYTES = 8e6;
/** A kernel that has not come by then, in ms, is not waited for. */
const LONGEST_LOAD = 5000;

/** A message to ourselves queues behind those that wait already; unlike a timer it is not delayed to 4 ms. */
const { port1, port2 } = new MessageChannel();
const pause = () =>
  new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

function post(answer: PreviewAnswer) {
  self.postMessage(answer, answer.kind === "stage" ? [answer.newRuns.values.buffer] : []);
}

async function fetchKernel() {
  if (!simdSupported()) throw new Error("this browser has no WebAssembly SIMD");
  const url = new URL("../kernel/kernel.wasm", import.meta.url);
  const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_LOAD) });
  return loadKernel(await response.arrayBuffer());
}

/** The fastest model that works here: the kernel, or the same model in TypeScript, which is several times slower. */
const fastest = fetchKernel().then(
  ({ simulateRun }) => ({ engine: "kernel" as const, evaluation: "full" as const, simulateRun }),
  () => ({ engine: "typescript" as const, evaluation: "light" as const, ...createSimulator() }),
);

const previewer = fastest.then(({ engine, evaluation, simulateRun }) =>
  createPreviewer({ simulate: withRunCache(simulateRun, REMEMBERED_BYTES), engine, evaluation, post, pause }),
);
self.onmessage = async ({ data }: MessageEvent<PreviewRequest | AsideRequest>) => (await previewer)(data);
