import type { Simulate } from "../simulate.ts";
import { type AssistantAnswer, type AssistantRequest, type ChunkRequest, messageOf, packRuns } from "./protocol.ts";

export interface AssistantOptions {
  readonly simulate: Simulate;
  readonly post: (answer: AssistantAnswer) => void;
  /** Resolves after pending messages were received; called before each run. */
  readonly pause: () => Promise<void>;
}

/** Creates an assistant's side of the pool: a function that receives chunks of runs, and answers each with its runs. */
export function createAssistant({ simulate, post, pause }: AssistantOptions): (request: AssistantRequest) => void {
  let waiting: ChunkRequest[] = [];
  let working = false;

  async function work() {
    working = true;
    for (let chunk = waiting[0]; chunk !== undefined; chunk = waiting[0]) await answer(chunk);
    working = false;
  }

  async function answer(chunk: ChunkRequest) {
    const { id, config, evaluation, seeds } = chunk;
    const isWanted = () => waiting[0] === chunk;
    const runs = [];
    try {
      for (const seed of seeds) {
        await pause();
        if (!isWanted()) return;
        runs.push(simulate(config, seed, evaluation));
      }
      post({ id, runs: packRuns(runs) });
    } catch (error) {
      post({ id, failure: messageOf(error) });
    }
    waiting.shift();
  }

  return (request) => {
    if (request === "cancel") waiting = [];
    else waiting.push(request);
    if (!working) void work();
  };
}
