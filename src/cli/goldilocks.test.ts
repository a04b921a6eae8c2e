import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { encodeDocument } from "../exchange/export/document.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";

const launcher = fileURLToPath(new URL("goldilocks.mjs", import.meta.url));
const built = fileURLToPath(new URL("../../dist/cli/goldilocks.js", import.meta.url));
const execute = promisify(execFile);

test("the launcher builds what is missing and prints nothing but the result", async () => {
  const { stdout, stderr } = await execute(process.execPath, [launcher, "export", "#", "--to", "config"]);
  expect(stdout).toBe(encodeDocument(defaultConfig));
  expect(stderr).toBe("");
});

test("a document comes in through the standard input", async () => {
  const child = spawn(process.execPath, [launcher, "check", "-"]);
  child.stdin.end(encodeDocument(defaultConfig));
  let out = "";
  for await (const chunk of child.stdout) out += chunk;
  expect(out).toBe("nothing blocks\n");
});

test("exit codes reach the shell", async () => {
  await expect(execute(process.execPath, [launcher, "check", "#ep=99"])).rejects.toMatchObject({ code: 1 });
  await expect(execute(process.execPath, [launcher, "nonsense"])).rejects.toMatchObject({ code: 2 });
});

test("the build needs no packages", async () => {
  const folder = await mkdtemp(join(tmpdir(), "goldilocks-"));
  try {
    await cp(dirname(built), folder, { recursive: true });
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const main = join(folder, "main.mjs");
    await writeFile(main, 'import { runProcess } from "./goldilocks.js";\nawait runProcess();\n');
    const { stdout } = await execute(process.execPath, [main, "check", "#"]);
    expect(stdout).toBe("nothing blocks\n");
  } finally {
    await rm(folder, { recursive: true });
  }
});
