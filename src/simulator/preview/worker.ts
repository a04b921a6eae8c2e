import { instantiateKernel, simdSupported } from "../kernel/load.ts";
import { createSimulator } from "../simulate.ts";
import { createAssistant } from "./assistant.ts";
import { type AssistantPort, createAssistants } from "./assistants.ts";
import type {
  AssistantAnswer,
  AssistantRequest,
  BackgroundRequest,
  PreviewAnswer,
  PreviewRequest,
} from "./protocol.ts";
import { createRunCache } from "./runCache.ts";
import { createScheduler } from "./scheduler.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Name of a worker that is another one's assistant. Any other name that is a number limits the workers, for measurements. */
const ASSISTANT = "assistant";
/** Most workers of a simulator. */
const MOST_WORKERS = 4;
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

async function fetchKernel() {
  if (!simdSupported()) throw new Error("this browser has no WebAssembly SIMD");
  const url = new URL("../kernel/kernel.wasm", import.meta.url);
  const response = await fetch(url, { signal: AbortSignal.timeout(KERNEL_TIMEOUT) });
  return WebAssembly.compile(await response.arrayBuffer());
}

const typescriptModel = () => ({ engine: "typescript", evaluation: "light", ...createSimulator() }) as const;

/** Makes the model from the compiled kernel; without it the TypeScript model, several times slower, so that its evaluation is light. */
async function modelOf(kernel: WebAssembly.Module | undefined) {
  if (kernel === undefined) return typescriptModel();
  return instantiateKernel(kernel).then(
    ({ simulateRun }) => ({ engine: "kernel", evaluation: "full", simulateRun }) as const,
    typescriptModel,
  );
}

/** Receives the kernel, then chunks of runs. */
function assist() {
  const post = (answer: AssistantAnswer) =>
    self.postMessage(answer, typeof answer === "object" && answer.runs ? [answer.runs.values.buffer] : []);
  self.onmessage = async ({ data: kernel }: MessageEvent<WebAssembly.Module | undefined>) => {
    const { simulateRun } = await modelOf(kernel);
    const receive = createAssistant({ simulate: simulateRun, post, pause });
    self.onmessage = ({ data }: MessageEvent<AssistantRequest>) => receive(data);
    post("ready");
  };
}

/** Starts an assistant: this script again, with the kernel as it is compiled. */
function startAssistant(kernel: WebAssembly.Module | undefined): AssistantPort {
  const worker = new Worker(self.location.href, { type: "module", name: ASSISTANT });
  worker.postMessage(kernel);
  return worker;
}

/** Receives the requests of the page. */
function serve() {
  const cores = navigator.hardwareConcurrency || 1;
  // one core is the page's where there are more than two; of two, both work until the page is touched again
  const allowed = Number(self.name) || MOST_WORKERS;
  // in Firefox one preview in five never ended where a worker started workers; Chromium alone has this property
  const workers = "userAgentData" in navigator ? Math.min(allowed, Math.max(cores - 1, Math.min(cores, 2))) : 1;
  const post = (answer: PreviewAnswer) =>
    self.postMessage(answer, answer.kind === "stage" ? [answer.newRuns.values.buffer] : []);

  const scheduler = fetchKernel()
    .catch(() => undefined)
    .then(async (kernel) => {
      const { engine, evaluation, simulateRun } = await modelOf(kernel);
      const assistants = createAssistants({
        create: () => startAssistant(kernel),
        most: workers - 1,
        leaveACore: workers < cores,
      });
      const cache = createRunCache(CACHE_BYTES);
      const now = () => performance.now();
      return createScheduler({ simulate: simulateRun, cache, assistants, engine, evaluation, post, pause, now });
    });
  self.onmessage = async ({ data }: MessageEvent<PreviewRequest | BackgroundRequest>) => (await scheduler)(data);
}

if (self.name === ASSISTANT) assist();
else serve();
