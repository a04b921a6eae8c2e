import { expect, test } from "vitest";
import { defaultRun, diagnoseRun, headOf } from "../../diagnosis/diagnoseRun.ts";
import { forecastRun } from "../../diagnosis/forecastRun.ts";
import { readLog } from "../../diagnosis/formats/readLog.ts";
import type { Log } from "../../diagnosis/log/log.ts";
import { type LogStore, logOf } from "./log.ts";
import { createLogSource, type LogPort } from "./logState.ts";

const csv = `step,reward\n${Array.from({ length: 80 }, (_, i) => `${i},${0.8 - 0.5 * Math.exp(-i / 10) + 0.01 * (i % 3)}`).join("\n")}\n`;

/** A worker in this thread that forecasts only when it is told to; returns it and the forecasts that wait. */
function slowWorker() {
  const waiting: (() => void)[] = [];
  let log: Log | undefined;
  const port: LogPort = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: async (request) => {
      const { id } = request;
      if (request.kind === "read") {
        const { file, known } = request;
        log = await readLog(new Uint8Array(await (file as File).arrayBuffer()), { size: file.size });
        const choice = { run: defaultRun(log) };
        const run = diagnoseRun(log, choice, known);
        port.onmessage?.({ data: { kind: "log", id, head: headOf(log), choice, run } });
      } else if (log && request.kind === "forecast") {
        const forecast = forecastRun(log, request.choice, request.steps, request.known);
        waiting.push(() => port.onmessage?.({ data: { kind: "forecast", id, forecast } }));
      }
    },
  };
  return { port, answer: () => waiting.shift()?.() };
}

const plannedBy = (log: LogStore) => {
  const { forecast } = log.store.getState();
  return forecast && "forecast" in forecast ? forecast.forecast.planned.steps : undefined;
};

test("a forecast of an earlier plan is neither shown nor taken for the present one's", async () => {
  const { port, answer } = slowWorker();
  const log = logOf(createLogSource(() => port));
  await log.read(new File([csv], "run.csv"));
  log.plan(120);
  let isThere = false;
  const taken = log.whenForecast().then(() => {
    isThere = true;
  });
  answer();
  await Promise.resolve();
  expect([isThere, plannedBy(log)]).toEqual([false, undefined]);
  answer();
  await taken;
  expect(plannedBy(log)).toBe(120);
});

test("nobody waits for the forecast of a worker that has stopped", async () => {
  const { port } = slowWorker();
  const log = logOf(createLogSource(() => port));
  await log.read(new File([csv], "run.csv"));
  port.onerror?.({ message: "out of memory" });
  expect((await log.whenForecast()).status).toBe("failed");
});
