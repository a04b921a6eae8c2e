import type { Port } from "./client.ts";
import type { AssistantRole, FirstWorkerMessage, FirstWorkerRequest, Handler } from "./protocol.ts";

/** The part of a Worker that is used of the first one. */
export interface FirstWorker {
  postMessage(request: FirstWorkerRequest): void;
  terminate(): void;
  onmessage: Handler<{ readonly data: FirstWorkerMessage }>;
  onerror: Handler<{ readonly message?: string }>;
  onmessageerror: Handler<unknown>;
}

/** The part of a Worker that is used of an assistant. */
export interface AssistantWorker {
  postMessage(role: AssistantRole, transfer: unknown[]): void;
  terminate(): void;
  onerror: Handler<{ preventDefault?(): void }>;
}

export interface SimulatorWorkers {
  readonly first: () => FirstWorker;
  readonly assistant: () => AssistantWorker;
}

/**
 * Starts the simulator's first worker and returns its port. Assistants are started by the page when the first worker asks for them, and end
 * with it. A worker that starts a worker can block for ever in Firefox while the developer tools or WebDriver watch its workers: both threads
 * wait on one condition variable, and the notice meant for the parent can wake the child
 * (WorkerPrivate::SetIsDebuggerRegistered in dom/workers/WorkerPrivate.h; seen in 153 ESR, 2026-11-29).
 */
export function startSimulator({ first, assistant }: SimulatorWorkers): Port {
  const worker = first();
  const assistants = new Map<number, AssistantWorker>();

  const port: Port = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (request) => worker.postMessage(request),
    terminate() {
      worker.terminate();
      for (const id of assistants.keys()) end(id);
    },
  };

  function start(id: number, role: AssistantRole) {
    try {
      const created = assistant();
      created.onerror = (event) => {
        // the first worker does its runs: not an error of the page
        event.preventDefault?.();
        end(id);
        worker.postMessage({ kind: "assistantDied", id });
      };
      assistants.set(id, created);
      created.postMessage(role, [role.port]);
    } catch {
      end(id);
      worker.postMessage({ kind: "assistantDied", id });
    }
  }

  function end(id: number) {
    const ended = assistants.get(id);
    assistants.delete(id);
    if (ended === undefined) return;
    // errors that were on their way
    ended.onerror = (event) => event.preventDefault?.();
    ended.terminate();
  }

  worker.onmessage = ({ data }) => {
    if (data.kind === "startAssistant") start(data.id, data.role);
    else if (data.kind === "endAssistant") end(data.id);
    else port.onmessage?.({ data });
  };
  worker.onerror = (event) => port.onerror?.(event);
  worker.onmessageerror = (event) => port.onmessageerror?.(event);
  return port;
}
