import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { ensemble, summarize } from "../runs/ensemble.ts";
import { simulateRun } from "../simulate.ts";
import { createPreviewClient, type Port, type PreviewStage } from "./client.ts";
import { type PreviewRequest, packRuns, type StageAnswer } from "./protocol.ts";

const runs = [1, 2, 3, 4].map((seed) => simulateRun(defaultConfig, seed, "light"));
const rate = (learningRate: number) => ({ ...defaultConfig, learningRate });

interface FakePort extends Port {
  readonly requests: PreviewRequest[];
  terminated: boolean;
}

function fakePort(): FakePort {
  const requests: PreviewRequest[] = [];
  return {
    requests,
    terminated: false,
    postMessage: (request) => void ("kind" in request || requests.push(request)),
    terminate() {
      this.terminated = true;
    },
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
}

function setUp() {
  const ports: FakePort[] = [];
  const stages: PreviewStage[] = [];
  const failures: string[] = [];
  const client = createPreviewClient({
    createWorker: () => {
      const port = fakePort();
      ports.push(port);
      return port;
    },
    onStage: (stage) => stages.push(stage),
    onFailure: (message) => failures.push(message),
  });
  const port = () => {
    const last = ports.at(-1);
    if (last === undefined) throw new Error("no worker was created");
    return last;
  };
  return { client, ports, port, stages, failures };
}

/** The answer to a request with the runs from `from` to `to`. */
function answer(port: FakePort, id: number, from = 0, to = 2) {
  const upToNow = runs.slice(0, to);
  const stage: StageAnswer = {
    kind: "stage",
    id,
    ensemble: ensemble(upToNow),
    summary: summarize(upToNow),
    newRuns: packRuns(runs.slice(from, to)),
    done: to === runs.length,
  };
  port.onmessage?.({ data: stage });
}

test("takes the browser's worker as a port", () => {
  const asPort = (worker: Worker): Port => worker;
  expect(asPort).toBeDefined();
});

test("starts the worker with the first request", () => {
  const { client, ports } = setUp();
  expect(ports).toHaveLength(0);
  client.request(rate(1e-4));
  client.request(rate(2e-4));
  expect(ports).toHaveLength(1);
  expect(ports[0]?.requests.map(({ config }) => config.learningRate)).toEqual([1e-4, 2e-4]);
  expect(ports[0]?.requests.map(({ seeds }) => seeds)).toEqual([64, 64]);
});

test("gathers the runs of all stages, and shows the first one as the example", () => {
  const { client, port, stages } = setUp();
  client.request(rate(1e-4));
  answer(port(), 1, 0, 2);
  answer(port(), 1, 2, 4);
  expect(stages.map(({ runs: seen }) => seen.length)).toEqual([2, 4]);
  expect(stages.map(({ done }) => done)).toEqual([false, true]);
  expect(stages[1]?.runs).toEqual(runs);
  expect(stages[1]?.example).toEqual(runs[0]?.batchReward);
  expect(stages[1]?.ensemble.runs).toBe(4);
  expect(stages[1]?.config).toEqual(rate(1e-4));
});

test("drops answers to older requests", () => {
  const { client, port, stages, failures } = setUp();
  client.request(rate(1e-4));
  client.request(rate(2e-4));
  answer(port(), 1);
  port().onmessage?.({ data: { kind: "failure", id: 1, message: "too late" } });
  answer(port(), 2);
  expect(stages.map(({ config }) => config.learningRate)).toEqual([2e-4]);
  expect(failures).toEqual([]);
});

test("replaces a worker that dies, once, and asks it the newest request", () => {
  const { client, ports, port, stages, failures } = setUp();
  client.request(rate(1e-4));
  client.request(rate(2e-4));
  port().onerror?.({ message: "out of memory" });
  expect(ports).toHaveLength(2);
  expect(ports[0]?.terminated).toBe(true);
  expect(port().requests.map(({ config }) => config.learningRate)).toEqual([2e-4]);
  answer(port(), 3);
  expect(stages).toHaveLength(1);
  expect(failures).toEqual([]);
});

test("forgets the runs of the dead worker", () => {
  const { client, port, stages } = setUp();
  client.request(rate(1e-4));
  answer(port(), 1, 0, 2);
  port().onerror?.({ message: "out of memory" });
  answer(port(), 2, 0, 4);
  expect(stages.map(({ runs: seen }) => seen.length)).toEqual([2, 4]);
});

test("fails when the second worker dies before it finished a request, however often they begin one", () => {
  const { client, ports, port, failures } = setUp();
  client.request(rate(1e-4));
  answer(port(), 1, 0, 2);
  port().onerror?.({ message: "out of memory" });
  answer(port(), 2, 0, 2);
  port().onerror?.({ message: "out of memory again" });
  expect(failures).toEqual(["out of memory again"]);
  expect(ports).toHaveLength(2);
  expect(port().terminated).toBe(true);
});

test("replaces the worker again when it finished a request in between", () => {
  const { client, ports, port, failures } = setUp();
  client.request(rate(1e-4));
  port().onerror?.({ message: "one" });
  answer(port(), 2, 0, 4);
  port().onerror?.({ message: "two" });
  expect(ports).toHaveLength(3);
  expect(failures).toEqual([]);
});

test("treats an answer that cannot be read, and a script that cannot be loaded, as the death of the worker", () => {
  const { client, port, failures } = setUp();
  client.request(rate(1e-4));
  port().onmessageerror?.({});
  port().onerror?.({});
  expect(failures).toEqual(["the simulation could not be loaded"]);
});

test("waits for retry after a failure, then asks a new worker the newest request", () => {
  const { client, ports, port, stages, failures } = setUp();
  client.request(rate(1e-4));
  port().onerror?.({ message: "one" });
  port().onerror?.({ message: "two" });
  client.request(rate(3e-4));
  expect(ports).toHaveLength(2);
  client.retry();
  expect(ports).toHaveLength(3);
  const asked = port().requests[0];
  expect(asked?.config.learningRate).toBe(3e-4);
  answer(port(), asked?.id ?? 0);
  expect(stages).toHaveLength(1);
  expect(failures).toEqual(["two"]);
});

test("may lose a worker again after retry", () => {
  const { client, ports, port, failures } = setUp();
  client.request(rate(1e-4));
  port().onerror?.({ message: "one" });
  port().onerror?.({ message: "two" });
  client.retry();
  port().onerror?.({ message: "three" });
  expect(ports).toHaveLength(4);
  expect(failures).toEqual(["two"]);
});

test("passes on the message of a run that failed, and keeps the worker", () => {
  const { client, ports, port, failures } = setUp();
  client.request(rate(1e-4));
  port().onmessage?.({ data: { kind: "failure", id: 1, message: "no such rank: -1" } });
  client.request(rate(2e-4));
  expect(failures).toEqual(["no such rank: -1"]);
  expect(ports).toHaveLength(1);
  expect(port().requests).toHaveLength(2);
});

test("fails when no worker can be created", () => {
  const failures: string[] = [];
  const client = createPreviewClient({
    createWorker: () => {
      throw new Error("workers are forbidden here");
    },
    onStage: () => {},
    onFailure: (message) => failures.push(message),
  });
  client.request(defaultConfig);
  expect(failures).toEqual(["workers are forbidden here"]);
});

test("ends the worker and answers nothing more once it is disposed of", () => {
  const { client, ports, port, stages, failures } = setUp();
  client.request(rate(1e-4));
  const listener = port().onmessage;
  client.dispose();
  expect(port().terminated).toBe(true);
  expect(port().onmessage).toBeNull();
  client.request(rate(2e-4));
  client.retry();
  expect(ports).toHaveLength(1);
  listener?.({ data: { kind: "failure", id: 1, message: "too late" } });
  expect([...stages, ...failures]).toEqual([]);
});
