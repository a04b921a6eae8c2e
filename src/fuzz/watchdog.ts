import { Worker } from "node:worker_threads";

/** Time in ms after which an input is taken to be read for ever. */
const ENDLESS_MS = 60_000;

/** Ends the process, with a line that says how to repeat it, where a reader does not come back, even after an await. */
const program = `
const { workerData: { shared, names, seed, endless }, parentPort } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const state = new Int32Array(shared);
let before = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(state, 2);
  if (now !== before) { before = now; since = Date.now(); return; }
  if (Date.now() - since < endless) return;
  const [target, index] = [names[Atomics.load(state, 0)], Atomics.load(state, 1)];
  writeSync(1, "ENDLESS: npm run fuzz -- --target " + target + " --seed " + seed + " --only " + index + "\\n");
  process.kill(process.pid, "SIGKILL");
}, 1000);
parentPort.on("message", () => process.exit());
`;

export interface Watchdog {
  /** Says which input is read next. */
  readonly see: (target: number, index: number) => void;
  readonly end: () => void;
}

export function startWatchdog(names: readonly string[], seed: number, endless = ENDLESS_MS): Watchdog {
  const state = new Int32Array(new SharedArrayBuffer(12));
  const worker = new Worker(program, { eval: true, workerData: { shared: state.buffer, names, seed, endless } });
  worker.unref();
  return {
    see(target, index) {
      state[0] = target;
      state[1] = index;
      Atomics.add(state, 2, 1);
    },
    end: () => worker.postMessage("end"),
  };
}
