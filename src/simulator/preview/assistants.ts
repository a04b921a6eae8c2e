import type { SimulatedConfig } from "../mapping.ts";
import type { Evaluation, SimulatedRun } from "../model/run.ts";
import { type AssistantAnswer, type AssistantRequest, type ChunkAnswer, type Handler, unpackRuns } from "./protocol.ts";

/** The first worker's way to an assistant; an error means that it is gone. */
export interface AssistantPort {
  postMessage(request: AssistantRequest): void;
  terminate(): void;
  onmessage: Handler<{ readonly data: AssistantAnswer }>;
  onerror: Handler<unknown>;
  onmessageerror: Handler<unknown>;
}

/** What became of a chunk: its runs, the message of a run that failed, or nothing if the worker died. */
export type ChunkOutcome = { readonly runs: readonly SimulatedRun[] } | { readonly failure: string } | "lost";

/** Runs for one assistant. */
export interface Chunk {
  readonly config: SimulatedConfig;
  readonly evaluation: Evaluation;
  readonly seeds: readonly number[];
  /** Called once, unless the chunk is canceled. */
  readonly onOutcome: (outcome: ChunkOutcome) => void;
}

/** The further workers of the simulator, which take chunks of runs off the first one. */
export interface Assistants {
  /** Number of assistants that have loaded. */
  readonly ready: number;
  /** Tells whether one of them can take another chunk. */
  readonly hasRoom: boolean;
  /** True if the machine has a core left for the page while all of them work. */
  readonly leaveACore: boolean;
  /** Starts all that are missing; once two have died none is started again. */
  start(): void;
  /** Passes a chunk to the assistant with the fewest. */
  simulate(chunk: Chunk): void;
  /** Drops all chunks: none of them is answered. */
  cancel(): void;
}

export interface AssistantsOptions {
  readonly create: () => AssistantPort;
  /** Number of assistants. */
  readonly most: number;
  readonly leaveACore: boolean;
}

/** Chunks of one assistant at a time: while it waits for the first worker to hand out more it works on the second. */
const CHUNKS_EACH = 2;
/** Deaths after which no assistant is started: the first worker then simulates alone, and its own death is reported. */
const MOST_DEATHS = 2;

interface Assistant {
  readonly port: AssistantPort;
  readonly chunks: Map<number, Chunk>;
  ready: boolean;
}

/** Creates the pool's assistants; none is started yet. */
export function createAssistants({ create, most, leaveACore }: AssistantsOptions): Assistants {
  let assistants: Assistant[] = [];
  let deaths = 0;
  let lastId = 0;

  function add() {
    const assistant: Assistant = { port: create(), chunks: new Map(), ready: false };
    const { port } = assistant;
    port.onmessage = ({ data }) => {
      if (data === "ready") assistant.ready = true;
      else receive(assistant, data);
    };
    port.onerror = port.onmessageerror = () => lose(assistant);
    assistants.push(assistant);
  }

  function receive({ chunks }: Assistant, { id, runs, failure = "the simulation failed" }: ChunkAnswer) {
    const chunk = chunks.get(id);
    chunks.delete(id);
    chunk?.onOutcome(runs ? { runs: unpackRuns(runs) } : { failure });
  }

  function lose(assistant: Assistant) {
    const { port, chunks } = assistant;
    port.onmessage = port.onerror = port.onmessageerror = null;
    port.terminate();
    assistants = assistants.filter((other) => other !== assistant);
    deaths++;
    for (const { onOutcome } of chunks.values()) onOutcome("lost");
  }

  const withRoom = () =>
    assistants
      .filter(({ ready, chunks }) => ready && chunks.size < CHUNKS_EACH)
      .toSorted((one, other) => one.chunks.size - other.chunks.size)[0];

  return {
    leaveACore,
    get ready() {
      return assistants.filter(({ ready }) => ready).length;
    },
    get hasRoom() {
      return withRoom() !== undefined;
    },
    start() {
      try {
        while (deaths < MOST_DEATHS && assistants.length < most) add();
      } catch {
        // no worker may be created here: the first one simulates alone
        deaths = MOST_DEATHS;
      }
    },
    simulate(chunk) {
      const assistant = withRoom();
      if (assistant === undefined) return chunk.onOutcome("lost");
      lastId++;
      assistant.chunks.set(lastId, chunk);
      const { config, evaluation, seeds } = chunk;
      assistant.port.postMessage({ id: lastId, config, evaluation, seeds });
    },
    cancel() {
      for (const { port, chunks } of assistants) {
        if (chunks.size > 0) port.postMessage("cancel");
        chunks.clear();
      }
    },
  };
}
