// Speed of the built page in headless Chromium: `npm run bench`, one "name value unit" a line, or --json. Nothing passes or fails
// here: the machine is not ours alone, so compare figures of one run only. Two builds are compared by turns within one run with
// `--against DIR`, the folder of the other build's page: loads and drags of both are measured, the other's with "Other" in the name.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openBuilt, serveBuilt } from "../shoot.mjs";
import { measureDrags, measureHeap, measureKeys } from "./drag.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { measureLoads } from "./load.mjs";
import { measureSimulation } from "./simulate.mjs";

const everyTime = { load: measureLoads, simulation: measureSimulation, drag: measureDrags, heap: measureHeap };
/** Lighthouse is fetched when it is asked for: it is larger than all else that the page is built with. Keys are in the drags as well. */
const parts = { ...everyTime, keys: measureKeys, lighthouse: measureLighthouse };

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    /** Names of parts, with commas between. */
    only: { type: "string", default: Object.keys(everyTime).join() },
    /** The two seconds of dragging between which the heap is compared. */
    heap: { type: "string", default: "10,30" },
    port: { type: "string", default: "4319" },
    /** Folder of another build of the page, such as a copy of an earlier dist/site. */
    against: { type: "string" },
  },
});
const wanted = values.only.split(",");
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) throw new Error(`no part "${unknown}": take some of ${Object.keys(parts).join(", ")}`);

const results = {};
const note = (name, value, unit) => {
  results[name] = { value: Math.round(value * 100) / 100, unit };
  if (!values.json) console.log(name, results[name].value, unit);
};

const port = Number(values.port);
const { browser, address, close } = await openBuilt(port);
const builds = [{ suffix: "", address, folder: "dist/site" }];
const other = values.against && (await serveBuilt(port + 1, resolve(values.against)));
if (other) builds.push({ suffix: "Other", address: other.address, folder: values.against });
const measure = { browser, address, builds, note, seconds: values.heap.split(",").map(Number) };
for (const name of wanted) await parts[name](measure);

await close();
await other?.close();
if (values.json) console.log(JSON.stringify(results, null, 2));
