// Holds the arrows between the layers of src, between the rooms of a layer and within two large rooms: `npm run check` ends with 1 where an import points up.
// biome's noRestrictedImports could say the same, but only by repeating each layer's list in every one of 40 rooms.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** What each layer may import beside itself, and its rooms: a room imports only those that stand before it. */
const layers = {
  schema: { uses: [], rooms: "curve.ts fields values findings plan" },
  simulator: {
    uses: ["schema"],
    rooms: "lruCache.ts model mapping.ts mappingNotes.ts walk runs simulate.ts kernel preview whatIf claims realism",
  },
  diagnosis: {
    uses: ["schema"],
    rooms: "log formats trend verdict forecast passRates advice forecastRun.ts protocol.ts diagnoseRun.ts worker.ts",
  },
  exchange: { uses: ["schema"], rooms: "text link export imports runs sweep" },
  state: {
    uses: ["schema", "simulator", "diagnosis", "exchange"],
    rooms: "firstUse.ts settings preview imports log notebook updates.ts stores.ts",
  },
  ui: {
    uses: ["schema", "simulator", "diagnosis", "exchange", "state"],
    rooms:
      "style parts chart compare suggestions form setup preview export forecast signal diagnosis sweep plan notebook open how page",
  },
  cli: {
    uses: ["schema", "simulator", "diagnosis", "exchange"],
    rooms:
      "build.mjs io.ts table.ts systemError.ts kernel.ts settings logs measurements reference.ts help.ts command.ts main.ts memoryIo.ts runOnText.ts entry.ts goldilocks.mjs",
  },
};
/** The rooms of large rooms. */
const roomsWithin = {
  "diagnosis/formats":
    "bytes.ts refusal.ts format.ts text tables json parquet tensorBoard console notebook.ts formats.ts readPieces.ts archives readLog.ts expectRead.ts samples.ts trainerLogs.ts",
  "exchange/imports":
    "statements documents shell python recognize.ts imported.ts secretFilter.ts withoutSecrets.ts import.ts protocol.ts worker.ts",
};

const root = join(import.meta.dirname, "../src");
const isTest = (file) => /\.(test|bench)\.tsx?$/.test(file);
const statements = /(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"|new URL\("(\.[^"]+)", import\.meta\.url\)/g;

/** The paths, from src, of all that a file imports, by whatever kind of import. */
function importsOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(statements)].map(([, imported, url]) =>
    relative(root, join(root, dirname(file), imported ?? url)),
  );
}

/** Why a file must not import another within the same layer or room; undefined where it may. `path` names that layer or room. */
function objectionWithin(path, [room, ...own], [otherRoom, ...other]) {
  const within = `${path}/${room}`;
  if (room === otherRoom) return within in roomsWithin ? objectionWithin(within, own, other) : undefined;
  const order = (roomsWithin[path] ?? layers[path].rooms).split(" ");
  const [place, otherPlace] = [order.indexOf(room), order.indexOf(otherRoom)];
  if (place < 0) return `${within} has no place in the order of .ci/arrows.mjs`;
  return otherPlace >= 0 && otherPlace < place ? undefined : `${within} must not import ${path}/${otherRoom}`;
}

/** Why this import must not be; undefined where it may. */
function objection(file, imported) {
  const [layer, ...own] = file.split(sep);
  const [otherLayer, ...other] = imported.split(sep);
  const rules = layers[layer];
  if (!rules || !(otherLayer in layers)) return undefined;
  if (layer !== otherLayer)
    return rules.uses.includes(otherLayer) ? undefined : `${layer} must not import ${otherLayer}`;
  return isTest(file) ? undefined : objectionWithin(layer, own, other);
}

const files = readdirSync(root, { recursive: true }).filter((name) => /\.(tsx?|mjs)$/.test(name));
const broken = files.flatMap((file) =>
  importsOf(file).flatMap((imported) => {
    const why = objection(file, imported);
    return why ? [`src/${file} imports src/${imported}: ${why}`] : [];
  }),
);
for (const line of broken) console.error(line);
console.log(`arrows: ${files.length} files, ${broken.length} imports that point up`);
if (broken.length > 0) process.exitCode = 1;
