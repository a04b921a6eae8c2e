import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
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

test.skipIf(!existsSync("/dev/full"))(
  "a full disk is one line with the path and what to do, and exit code 2",
  async () => {
    for (const command of ["help", "export # --to config"]) {
      const failed = execute("/bin/sh", [
        "-c",
        `"$0" "$1" ${command.replace("#", "'#'")} >/dev/full`,
        process.execPath,
        launcher,
      ]);
      await expect(failed).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringMatching(
          /^goldilocks: \/dev\/full cannot be written: no space[^\n]*\. Make room[^\n]*\n$/,
        ),
      });
    }
    // nothing can be said; the exit code tells
    const silent = execute("/bin/sh", ["-c", '"$0" "$1" nonsense 2>/dev/full', process.execPath, launcher]);
    await expect(silent).rejects.toMatchObject({ code: 2, stderr: "" });
  },
);

test("a reader that closes early is no error", async () => {
  const { stderr } = await execute("/bin/sh", ["-c", '"$0" "$1" reference | head -c 1', process.execPath, launcher]);
  expect(stderr).toBe("");
});

test("a path that cannot be read is one line with the path and what to do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "goldilocks-"));
  try {
    const file = join(folder, "file");
    await writeFile(file, "#v=1");
    for (const [path, reason] of [
      [folder, /folder\. Name a file/],
      [join(file, "inside"), /not a folder\. Check/],
      [join(folder, "none"), /no such file\. Check/],
    ] as const)
      for (const command of [
        ["check", path],
        ["diagnose", path],
      ]) {
        const failed = execute(process.execPath, [launcher, ...command]);
        await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(reason) });
        await expect(failed).rejects.toMatchObject({ stderr: expect.stringContaining(path) });
      }
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Denies what a child process does with the file `denied` and with its standard output: the permissions of a file bind no superuser. */
const denials = {
  read: `
    const { readFile } = fs.promises;
    fs.promises.readFile = async (path, ...rest) => {
      if (path === "denied") throw error;
      return readFile(path, ...rest);
    };
    fs.createReadStream = () => new Readable({ read() { this.destroy(error); } });
    syncBuiltinESMExports();`,
  write: "process.stdout._write = (chunk, encoding, done) => done(error);",
};
const denying = (what: keyof typeof denials) => [
  "--import",
  `data:text/javascript,${encodeURIComponent(`
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    import { Readable } from "node:stream";
    const error = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    ${denials[what]}`)}`,
  launcher,
];

test.each([
  ["read", "check", "denied"],
  ["read", "diagnose", "denied"],
  ["write", "export", "#", "--to", "config"],
] as const)("a denied %s is one line with what to do, and exit code 2: %s", async (what, ...command) => {
  const failed = execute(process.execPath, [...denying(what), ...command]);
  await expect(failed).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^goldilocks: [^\n]*access is denied\. Change its permissions[^\n]*\n$/),
  });
  if (what === "read")
    await expect(failed).rejects.toMatchObject({ stderr: expect.stringMatching(/^goldilocks: denied\b/) });
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
