import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diagnose } from "./advice/diagnose.ts";
import { readLog } from "./formats/readLog.ts";
import { isSeries, seriesOf } from "./log/series.ts";

interface Label {
  readonly label: string;
  readonly alternative: string | null;
}

const folder = new URL("../../../shared/runs/", import.meta.url);
const isThere = existsSync(folder);
const labels: Readonly<Record<string, Label>> = isThere
  ? JSON.parse(readFileSync(new URL("labels.json", folder), "utf8"))
  : {};

// the sample runs are not part of the project
if (!isThere) test.skip("there is no folder ../shared/runs with sample runs");

// none of them is a collapse: those are tested on drawn and on simulated runs
test.each(Object.entries(labels))("%s has the verdict that people gave it", async (file, { label, alternative }) => {
  const [run] = (await readLog(readFileSync(new URL(file, folder)))).runs;
  const series = run && seriesOf(run);
  if (!series || !isSeries(series)) throw new Error(`${file} gives no series`);
  const { verdict, confidence } = diagnose(series);
  if (label === "ambiguous") expect(verdict === "cant_tell" || confidence === "low").toBe(true);
  else expect([label, alternative]).toContain(verdict);
});
