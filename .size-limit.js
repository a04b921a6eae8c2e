import { readdirSync, readFileSync } from "node:fs";

const site = "dist/site";
const assets = `${site}/assets`;
const page = readFileSync(`${site}/index.html`, "utf8");
const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => `${site}/${file}`);
const built = readdirSync(assets);

/** The built file of a chunk; throws where the build has no such chunk, whose limit would then hold nothing. */
function fileOf(name, extension = "js") {
  const file = built.find((one) => new RegExp(`^${name}-[\\w-]{8}\\.${extension}$`).test(one));
  if (!file) throw new Error(`no chunk of the build is named ${name}`);
  return `${assets}/${file}`;
}

/** A chunk with all that it imports and the first visit has not fetched. */
function withImports(file, seen = new Set(first)) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const imports = [...text.matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, one]) => one);
  return [file, ...imports.flatMap((one) => withImports(`${assets}/${one}`, seen))];
}

const gzip = true;
/** A view or dialog that is loaded when it is opened: what its first opening fetches. */
const part = (chunk, limit) => ({ name: `${chunk}, when it is opened`, path: withImports(fileOf(chunk)), limit, gzip });
const worker = (name, limit) => ({ name: `Worker: ${name}`, path: [fileOf(`${name}-worker`)], limit, gzip });

export default [
  {
    // its style is inline; its workers are measured below
    name: "The page with its chart: all that a first visit fetches before it is asked for more",
    path: [`${site}/index.html`, ...first],
    limit: "141.3 kB",
    gzip,
  },
  {
    name: "Simulator: worker and kernel",
    path: [fileOf("simulator-worker"), fileOf("kernel", "wasm")],
    limit: "20 kB",
    gzip,
  },
  worker("diagnosis", "62 kB"),
  worker("exchange-imports", "41 kB"),
  worker("exchange-runs", "26 kB"),
  // the library of charts alone is 108 kB of the views with one
  part("DiagnosisSection", "131 kB"),
  part("Sweep", "140 kB"),
  part("PinnedRun", "98 kB"),
  part("ExportDrawer", "16.5 kB"),
  part("OpenDialog", "6.5 kB"),
  part("RunsDialog", "17 kB"),
  part("openNotebook", "14 kB"),
  part("openFile", "16.5 kB"),
  part("HowItWorks", "10.5 kB"),
  part("ReferenceDialog", "3 kB"),
  part("SetupPanel", "6 kB"),
  part("Planning", "4 kB"),
  part("rowDetails", "6 kB"),
  part("PassRatesView", "3 kB"),
  part("LicencesDialog", "1.2 kB"),
  part("KeysDialog", "1 kB"),
  part("PinnedBaseline", "2 kB"),
  part("PresetReview", "3.5 kB"),
  part("CurveData", "2 kB"),
  part("RawRun", "1 kB"),
  part("PaperText", "2.5 kB"),
];
