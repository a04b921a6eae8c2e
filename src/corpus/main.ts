import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { extend, kinds, parseRecording } from "./corpus.ts";

const FOLDER = "src/corpus/recorded";

/** Appends inputs that are new to the recorded files, each with what this version reads. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "40" } },
  });
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const { name, inputs, read } of kinds) {
    const path = `${FOLDER}/${name}.jsonl`;
    const before = existsSync(path) ? readFileSync(path, "utf8") : "";
    const heading = { version, defaults: defaultConfig };
    const after = extend(before, inputs(Number(values.count), Number(values.seed)), heading, read);
    writeFileSync(path, after);
    process.stdout.write(
      `${name}: ${parseRecording(after).length} entries, ${after.length - before.length} bytes added\n`,
    );
  }
  return 0;
}
