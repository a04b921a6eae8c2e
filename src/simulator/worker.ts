import { createPreviewer } from "./previewer.ts";
import type { PreviewAnswer, PreviewRequest } from "./protocol.ts";
import { createSimulator } from "./simulate.ts";

declare const self: DedicatedWorkerGlobalScope;

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

const request = createPreviewer({ simulate: createSimulator().simulateRun, post, pause });
self.onmessage = ({ data }: MessageEvent<PreviewRequest>) => request(data);
