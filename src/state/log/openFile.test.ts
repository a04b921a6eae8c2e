import { expect, test, vi } from "vitest";
import { defaultRun, diagnoseRun, headOf } from "../../diagnosis/diagnoseRun.ts";
import { readLog } from "../../diagnosis/formats/readLog.ts";
import type { Log } from "../../diagnosis/log/log.ts";
import { decodeImport } from "../../exchange/imports/import.ts";
import { encodeRunsFile } from "../../exchange/runs/runsFile.ts";
import { createImportReader, type ImportPort } from "../imports/importReader.ts";
import { logOf } from "./log.ts";
import { createLogSource, type LogPort } from "./logState.ts";
import { openFile } from "./openFile.ts";

/** A worker in this thread that reads files as the real one does; it counts how many were started and are still running. */
function workers() {
  const running = new Set<LogPort>();
  let started = 0;
  const create = (): LogPort => {
    let log: Log | undefined;
    const port: LogPort = {
      onmessage: null,
      onerror: null,
      terminate: () => void running.delete(port),
      postMessage: async (request) => {
        const { id } = request;
        const post = (data: Parameters<NonNullable<LogPort["onmessage"]>>[0]["data"]) =>
          running.has(port) && port.onmessage?.({ data });
        if (request.kind === "read") {
          const { file, known } = request;
          log = await readLog(new Uint8Array(await (file as File).arrayBuffer()), { size: file.size });
          const choice = { run: defaultRun(log) };
          post({ kind: "log", id, head: headOf(log), choice, run: diagnoseRun(log, choice, known) });
        } else if (log && request.kind === "diagnose")
          post({ kind: "diagnosis", id, run: diagnoseRun(log, request.choice, request.known) });
        else if (request.kind === "rollouts")
          post({ kind: "rollouts", id, result: { problem: "not read in this test" } });
      },
    };
    running.add(port);
    started++;
    return port;
  };
  return { create, running, started: () => started };
}

/** A reader of imports whose worker is this thread. */
const imports = () =>
  createImportReader(() => {
    const port: ImportPort = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: async ({ id, source }) => {
        const content = typeof source === "string" ? source : new Uint8Array(await source.arrayBuffer());
        port.onmessage?.({ data: { id, imported: decodeImport(content) } });
      },
    };
    return port;
  });

function setUp() {
  const { create, running, started } = workers();
  return { log: logOf(createLogSource(create)), imports: imports(), running, started };
}

const rows = Array.from({ length: 40 }, (_, i) => `${i},${(0.2 + i / 100).toFixed(3)}`);
const rewardLog = new File([`step,reward\n${rows.join("\n")}\n`], "settings.json");
const config = new File(['{"version":1,"trainingConfig":{"learningRate":5e-5}}'], "run.jsonl");
const savedRuns = new File(
  [
    encodeRunsFile([
      {
        id: "1".repeat(32),
        created: "2026-03-01T12:00:00.000Z",
        changed: "2026-03-01T12:00:00.000Z",
        title: "A run",
        link: "#v=1",
        note: "",
        log: {
          name: "log",
          format: "CSV",
          points: 4,
          steps: [1, 2, 3, 4],
          reward: [0.2, 0.6, 0.5, 0.1],
          verdict: "healthy",
          cause: "",
          confidence: "high",
          summary: "",
        },
      },
    ]),
  ],
  "log.csv",
);
const rollouts = new File([rows.map((_, i) => `{"prompt_id":${i % 4},"score":${i % 2}}`).join("\n")], "rollouts.csv");
const prose = new File(["Nothing here is a setting."], "notes.txt");

test.each([
  ["a reward log", rewardLog, "log"],
  ["a config", config, "settings"],
  ["a link", new File(["#v=1&lr=2e-4"], "x"), "settings"],
  ["a command", new File(["firectl rftj create --learning-rate 2e-4"], "x"), "settings"],
  ["saved runs", savedRuns, "runs"],
] as const)("%s is detected by its content, whatever was expected", async (_, file, kind) => {
  for (const expected of ["log", "runs", "settings", undefined] as const) {
    const stores = setUp();
    const { log } = stores;
    expect(await openFile(file, stores, expected)).toBe(kind);
    expect(log.store.getState().status).toBe(kind === "log" ? "read" : "none");
  }
});

test.each([
  ["log", "log"],
  ["runs", "runs"],
  ["settings", "settings"],
  [undefined, "settings"],
] as const)("a file of no kind where %s was expected is opened as %s", async (expected, kind) => {
  const stores = setUp();
  expect(await openFile(prose, stores, expected)).toBe(kind);
});

test("a log without a column that is named as a reward is opened where a log was expected", async () => {
  const stores = setUp();
  const { log } = stores;
  const nameless = new File([`step,quality,other\n${rows.map((row) => `${row},1`).join("\n")}`], "x");
  expect(await openFile(nameless, stores, "log")).toBe("log");
  expect(log.store.getState()).toMatchObject({ status: "read", head: { runs: [{ points: 40 }] } });
});

test("scored rollouts are read as such, and not as a log", async () => {
  const stores = setUp();
  const { log } = stores;
  expect(await openFile(rollouts, stores, undefined)).toBe("log");
  await vi.waitFor(() => expect(log.store.getState()).toMatchObject({ status: "failed", name: "rollouts.csv" }));
});

test("a log is read once, and its worker answers other choices", async () => {
  const stores = setUp();
  const { log, running, started } = stores;
  await openFile(rewardLog, stores, undefined);
  expect(started()).toBe(1);
  expect(log.store.getState().diagnosed).toHaveProperty("diagnosis");
  log.choose({ run: 0, column: "none" });
  await vi.waitFor(() => expect(log.store.getState().diagnosed).toHaveProperty("problem"));
  expect(started()).toBe(1);
  log.close();
  expect(running.size).toBe(0);
});

test("what is closed while it is read stays closed", async () => {
  const stores = setUp();
  const { log, running } = stores;
  const reading = log.read(rewardLog);
  log.close();
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 50))]);
  expect(log.store.getState().status).toBe("none");
  expect(running.size).toBe(0);
});

test("the open log stays while another file is detected, unless that is a log too", async () => {
  const stores = setUp();
  const { log, running } = stores;
  await openFile(rewardLog, stores, undefined);
  const open = log.store.getState();
  await openFile(config, stores, undefined);
  await openFile(savedRuns, stores, undefined);
  expect(log.store.getState()).toBe(open);
  expect(running.size).toBe(1);
  await openFile(new File([rewardLog], "another"), stores, undefined);
  expect(log.store.getState()).toMatchObject({ status: "read", name: "another" });
  expect(running.size).toBe(1);
});

test("a file larger than any config is read as a log, and shows that it is", async () => {
  const stores = setUp();
  const { log } = stores;
  const large = new File(["step,reward\n", ...Array.from({ length: 200_000 }, (_, i) => `${i},0.5\n`)], "large");
  expect(await openFile(large, stores, undefined)).toBe("log");
  expect(log.store.getState()).toMatchObject({ status: "reading", name: "large" });
});

test("where no worker starts, the diagnosis says so, and another file opens as what was expected", async () => {
  const refused = logOf(
    createLogSource(() => {
      throw new Error("no workers here");
    }),
  );
  expect(await openFile(config, { log: refused, imports: imports() }, undefined)).toBe("settings");
  expect(refused.store.getState().status).toBe("none");
  expect(await openFile(rewardLog, { log: refused, imports: imports() }, "log")).toBe("log");
  await vi.waitFor(() =>
    expect(refused.store.getState()).toMatchObject({
      status: "failed",
      failure: expect.stringContaining("no workers"),
    }),
  );
});
