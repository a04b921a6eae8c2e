import { loadKernel, simdSupported } from "../kernel/load.ts";
import { createSimulator } from "../simulate.ts";
import type { BackgroundRequest, PreviewAnswer, PreviewRequest } from "./protocol.ts";
import { withRunCache } from "./runCache.ts";
import { createScheduler } from "./scheduler.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Capacity of the run cache: 64 runs of about 125 default configs, or of 5 long ones. */
const CACHE_BYTES = 8e6;
/** Timeout of fetching the kernel, in ms. */
const KERNEL_TIMEOUT = 5000;

/** A message to oneself queues behind the pending ones; unlike a timer it has no minimum delay of 4 ms. */
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
  const response = await fetch(url, { signal: AbortSignal.timeout(KERNEL_TIMEOUT) });
  return loadKernel(await response.arrayBuffer());
}

/** The kernel, or the TypeScript model if the kernel cannot be loaded: several times slower, so that its evaluation is light. */
const model = fetchKernel().then(
  ({ simulateRun }) => ({ engine: "kernel" as const, evaluation: "full" as const, simulateRun }),
  () => ({ engine: "typescript" as const, evaluation: "light" as const, ...createSimulator() }),
);

const scheduler = model.then(({ engine, evaluation, simulateRun }) =>
  createScheduler({ simulate: withRunCache(simulateRun, CACHE_BYTES), engine, evaluation, post, pause }),
);
self.onmessage = async ({ data }: MessageEvent<PreviewRequest | BackgroundRequest>) => (await scheduler)(data);
