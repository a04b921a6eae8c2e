import { instantiateKernel, simdSupported } from "../kernel/load.ts";
import { createSimulator } from "../simulate.ts";
import { createAssistant } from "./assistant.ts";
import { type AssistantPort, createAssistants } from "./assistants.ts";
import type {
  AssistantAnswer,
  AssistantRequest,
  AssistantRole,
  EndAssistant,
  FirstWorkerRequest,
  PreviewAnswer,
  StartAssistant,
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

/** Receives the kernel and a port to the first worker, then chunks of runs from that port. */
function assist() {
  self.onmessage = async ({ data: { kernel, port } }: MessageEvent<AssistantRole<WebAssembly.Module, MessagePort>>) => {
    const post = (answer: AssistantAnswer) =>
      port.postMessage(answer, typeof answer === "object" && answer.runs ? [answer.runs.values.buffer] : []);
    const { simulateRun } = await modelOf(kernel);
    const receive = createAssistant({ simulate: simulateRun, post, pause });
    port.onmessage = ({ data }: MessageEvent<AssistantRequest>) => receive(data);
    post("ready");
  };
}

/** Asks the page for an assistant, which is this script again with the kernel as it is compiled. */
function createAssistantPort(id: number, kernel: WebAssembly.Module | undefined): AssistantPort {
  const { port1: own, port2: port } = new MessageChannel();
  const send = (message: StartAssistant | EndAssistant, transfer: Transferable[] = []) =>
    self.postMessage(message, transfer);
  send({ kind: "startAssistant", id, role: { kernel, port } }, [port]);
  return Object.assign(own, {
    onerror: null,
    terminate() {
      own.close();
      send({ kind: "endAssistant", id });
    },
  });
}

/** Receives the requests of the page. */
function serve() {
  const cores = navigator.hardwareConcurrency || 1;
  // one core is the page's where there are more than two; of two, both work until the page is touched again
  const allowed = Number(self.name) || MOST_WORKERS;
  const workers = Math.min(allowed, Math.max(cores - 1, Math.min(cores, 2)));
  const assistantPorts: AssistantPort[] = [];
  const post = (answer: PreviewAnswer) =>
    self.postMessage(answer, answer.kind === "stage" ? [answer.newRuns.values.buffer] : []);

  const scheduler = fetchKernel()
    .catch(() => undefined)
    .then(async (kernel) => {
      const { engine, evaluation, simulateRun } = await modelOf(kernel);
      const assistants = createAssistants({
        create() {
          const port = createAssistantPort(assistantPorts.length, kernel);
          assistantPorts.push(port);
          return port;
        },
        most: workers - 1,
        leaveACore: workers < cores,
      });
      const cache = createRunCache(CACHE_BYTES);
      const now = () => performance.now();
      return createScheduler({ simulate: simulateRun, cache, assistants, engine, evaluation, post, pause, now });
    });
  self.onmessage = async ({ data }: MessageEvent<FirstWorkerRequest>) => {
    if ("kind" in data && data.kind === "assistantDied") assistantPorts[data.id]?.onerror?.({});
    else (await scheduler)(data);
  };
}

if (self.name === ASSISTANT) assist();
else serve();
