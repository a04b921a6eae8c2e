import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { FirstWorkerRequest, PreviewAnswer } from "./protocol.ts";
import { type AssistantWorker, type FirstWorker, startSimulator } from "./simulatorPort.ts";

const role = { kernel: "compiled", port: "leads to the first worker" };
const failure = { kind: "failure", id: 1, message: "no" } as const;

/** A simulator whose workers record what they are sent; the first one asks for `asked` assistants. */
function setUp(asked = 0, assistant?: () => never) {
  const requests: FirstWorkerRequest[] = [];
  const ended: string[] = [];
  const assistants: (AssistantWorker & { readonly sent: unknown[] })[] = [];
  const first: FirstWorker = {
    postMessage: (request) => requests.push(request),
    terminate: () => ended.push("first"),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  const port = startSimulator({
    first: () => first,
    assistant:
      assistant ??
      (() => {
        const sent: unknown[] = [];
        const name = `assistant ${assistants.length}`;
        const created = {
          sent,
          postMessage: (...message: unknown[]) => sent.push(message),
          terminate: () => ended.push(name),
          onerror: null,
        };
        assistants.push(created);
        return created;
      }),
  });
  const answers: PreviewAnswer[] = [];
  port.onmessage = ({ data }) => answers.push(data);
  for (let id = 0; id < asked; id++) first.onmessage?.({ data: { kind: "startAssistant", id, role } });
  return { port, first, requests, answers, assistants, ended };
}

test("passes requests, answers and errors between page and first worker", () => {
  const { port, first, requests, answers } = setUp();
  const request = { id: 1, config: defaultConfig, seeds: 4 };
  port.postMessage(request);
  expect(requests).toEqual([request]);
  first.onmessage?.({ data: failure });
  expect(answers).toEqual([failure]);
  const errors: unknown[] = [];
  port.onerror = ({ message }) => errors.push(message);
  port.onmessageerror = () => errors.push("unreadable");
  first.onerror?.({ message: "out of memory" });
  first.onmessageerror?.({});
  expect(errors).toEqual(["out of memory", "unreadable"]);
});

test("starts the assistants that the first worker asks for, and ends them alone or with it", () => {
  const { port, first, answers, assistants, ended } = setUp(3);
  expect(answers).toEqual([]);
  expect(assistants.map(({ sent }) => sent)).toEqual(Array(3).fill([[role, [role.port]]]));
  first.onmessage?.({ data: { kind: "endAssistant", id: 1 } });
  expect(ended).toEqual(["assistant 1"]);
  port.terminate();
  expect(ended.toSorted()).toEqual(["assistant 0", "assistant 1", "assistant 2", "first"]);
});

test("tells the first worker of an assistant that dies, which is no error of the page", () => {
  const { assistants, requests, ended } = setUp(2);
  let prevented = 0;
  const error = { preventDefault: () => prevented++ };
  assistants[1]?.onerror?.(error);
  assistants[1]?.onerror?.(error);
  expect(prevented).toBe(2);
  expect(requests).toEqual([{ kind: "assistantDied", id: 1 }]);
  expect(ended).toEqual(["assistant 1"]);
});

test("tells the first worker of an assistant that cannot be started", () => {
  const { requests } = setUp(1, () => {
    throw new Error("no worker allowed");
  });
  expect(requests).toEqual([{ kind: "assistantDied", id: 0 }]);
});
