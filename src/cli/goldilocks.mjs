#!/usr/bin/env node
import { readdirSync, statSync } from "node:fs";
import module from "node:module";
import { pathToFileURL } from "node:url";
import { buildCli, cliFile } from "./build.mjs";

const folders = ["schema", "simulator", "diagnosis", "exchange", "cli"];

/** Time of the last change of a file, in ms; 0 of a missing one. */
const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The youngest source that the command line is made of. */
function lastChange() {
  const sources = folders.flatMap((folder) => {
    const url = new URL(`../${folder}/`, import.meta.url);
    const entries = readdirSync(url, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
  });
  return Math.max(...sources.filter((file) => !file.endsWith(".test.ts")).map(changed));
}

/** Whether the build can be used as it is, after building it again if it is older than a source. */
async function ready() {
  const built = changed(cliFile);
  if (built > 0 && built >= lastChange()) return true;
  try {
    await buildCli();
    return true;
  } catch (error) {
    const withoutTools = error?.code === "ERR_MODULE_NOT_FOUND" || error?.code === "EACCES" || error?.code === "EROFS";
    if (built > 0 && withoutTools) return true;
    const hint = error?.code === "ERR_MODULE_NOT_FOUND" ? "Run npm install first. " : "";
    process.stderr.write(`goldilocks: the command line could not be built. ${hint}${error?.message ?? error}\n`);
    return false;
  }
}

if (await ready()) {
  // Node 22.1 and later keep the compiled code for the next start
  module.enableCompileCache?.();
  const { runProcess } = await import(pathToFileURL(cliFile).href);
  await runProcess();
} else {
  process.exitCode = 2;
}
