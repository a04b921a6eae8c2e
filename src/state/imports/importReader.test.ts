import { afterEach, expect, test, vi } from "vitest";
import { decodeImport } from "../../exchange/imports/import.ts";
import { SIZE_LIMIT } from "../../exchange/imports/imported.ts";
import type { ImportRequest } from "../../exchange/imports/protocol.ts";
import { createImportReader, type ImportPort } from "./importReader.ts";

/** Workers that answer when the test says so; `dead` ones stop at once. */
function workers() {
  const made: (ImportPort & { asked: string[]; answer: () => void; isRunning: boolean })[] = [];
  const create = () => {
    let request: ImportRequest = { id: 0, source: "" };
    const port: (typeof made)[number] = {
      asked: [],
      isRunning: true,
      onmessage: null,
      onerror: null,
      terminate: () => {
        port.isRunning = false;
      },
      postMessage: (asked) => {
        request = asked;
        port.asked.push(String(asked.source));
      },
      answer: () => port.onmessage?.({ data: { id: request.id, imported: decodeImport(String(request.source)) } }),
    };
    made.push(port);
    return port;
  };
  return { made, create };
}
const asked = (made: ReturnType<typeof workers>["made"], count: number) =>
  vi.waitFor(() => expect(made.flatMap((port) => port.asked)).toHaveLength(count));

afterEach(() => void vi.useRealTimers());

test("a worker is made for the first text, and serves the following ones one at a time", async () => {
  const { made, create } = workers();
  const reader = createImportReader(create);
  expect(made).toHaveLength(0);
  const first = reader.read("#v=1&ep=2");
  const second = reader.read("#v=1&ep=3");
  await asked(made, 1);
  made[0]?.answer();
  expect((await first)?.values.epochs).toBe(2);
  await asked(made, 2);
  made[0]?.answer();
  expect((await second)?.values.epochs).toBe(3);
  expect(made).toHaveLength(1);
});

test("a newer text replaces what is being read and what waits", async () => {
  const { made, create } = workers();
  const reader = createImportReader(create);
  const controls = [new AbortController(), new AbortController()];
  const [running, waiting] = controls.map(({ signal }, i) => reader.read(`#v=1&ep=${i}`, signal));
  await asked(made, 1);
  for (const control of controls) control.abort();
  expect(await running).toBe(undefined);
  expect(await waiting).toBe(undefined);
  expect(made[0]?.isRunning).toBe(false);
  const newest = reader.read("#v=1&ep=4");
  await asked(made, 2);
  // the answer to the older text comes too late
  made[0]?.answer();
  made[1]?.answer();
  expect((await newest)?.values.epochs).toBe(4);
  expect(made.map((port) => port.asked)).toEqual([["#v=1&ep=0"], ["#v=1&ep=4"]]);
});

test("a worker that dies is told, and the next attempt has another one", async () => {
  const { made, create } = workers();
  const reader = createImportReader(create);
  const read = reader.read("#v=1&ep=2");
  read.catch(() => undefined);
  await asked(made, 1);
  made[0]?.onerror?.({});
  await expect(read).rejects.toThrow();
  expect(made[0]?.isRunning).toBe(false);
  const again = reader.read("#v=1&ep=2");
  await asked(made, 2);
  made[1]?.answer();
  expect((await again)?.values.epochs).toBe(2);
});

test("a worker that does not start, or never answers, is a failure that can be tried again", async () => {
  const { made, create } = workers();
  let isBroken = true;
  const reader = createImportReader(() => {
    if (isBroken) throw new Error("no worker");
    return create();
  });
  await expect(reader.read("#v=1")).rejects.toThrow("no worker");
  isBroken = false;
  vi.useFakeTimers();
  const silent = reader.read("#v=1");
  silent.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(silent).rejects.toThrow();
  expect(made.map(({ isRunning }) => isRunning)).toEqual([false]);
});

test("what is larger than any config never gets to a worker", async () => {
  const { made, create } = workers();
  const reader = createImportReader(create);
  expect((await reader.read("x".repeat(SIZE_LIMIT + 1)))?.problem).toContain("1,048,577");
  expect((await reader.read(new File([new Uint8Array(SIZE_LIMIT + 1)], "x")))?.problem).toContain("1,048,577");
  expect(made).toHaveLength(0);
});
