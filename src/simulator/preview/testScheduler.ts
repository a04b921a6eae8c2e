import type { Simulate } from "../simulate.ts";
import { createPreviewClient, type Port, type PreviewStage } from "./client.ts";
import type { BackgroundRequest, Engine, PreviewAnswer, PreviewRequest } from "./protocol.ts";
import { createScheduler } from "./scheduler.ts";

/** Test support: a scheduler that records its runs and answers; `pauses` ends its pauses, one after another. */
export function testScheduler(simulate: Simulate, engine: Engine = "typescript") {
  const simulated: [rate: number, seed: number][] = [];
  const answers: PreviewAnswer[] = [];
  let waiting: (() => void)[] = [];
  const request = createScheduler({
    simulate: (config, seed, evaluation) => {
      simulated.push([config.learningRate, seed]);
      return simulate(config, seed, evaluation);
    },
    engine,
    post: (answer) => answers.push(answer),
    pause: () => new Promise((resolve) => waiting.push(resolve)),
  });
  async function pauses(count: number) {
    for (let i = 0; i < count; i++) {
      const ended = waiting;
      waiting = [];
      for (const resolve of ended) resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return { request, simulated, answers, pauses };
}

/** Test support: a client whose workers record their requests. */
export function testClient() {
  const ports: Port[] = [];
  const lists: BackgroundRequest[] = [];
  const previews: PreviewRequest[] = [];
  const stages: PreviewStage[] = [];
  const client = createPreviewClient({
    createWorker: () => {
      const port: Port = {
        postMessage: (request) => void ("kind" in request ? lists.push(request) : previews.push(request)),
        terminate: () => {},
        onmessage: null,
        onerror: null,
        onmessageerror: null,
      };
      ports.push(port);
      return port;
    },
    onStage: (stage) => stages.push(stage),
    onFailure: () => {},
  });
  return { client, ports, lists, previews, stages };
}
