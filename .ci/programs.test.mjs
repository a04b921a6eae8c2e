import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { findProgram, install } from "../e2e/programs.mjs";

const folders = [];

/** Makes a machine whose only programs are the shell's, and an apt-get of these lines; `calls` returns what apt-get was asked for. */
function setUp(script, uid = 0) {
  const folder = mkdtempSync(join(tmpdir(), "goldilocks-apt-"));
  folders.push(folder);
  for (const tool of ["sh", "sleep", "chmod"]) symlinkSync(join("/bin", tool), join(folder, tool));
  const log = join(folder, "log");
  writeFileSync(log, "");
  writeFileSync(join(folder, "apt-get"), `#!/bin/sh\ncd ${folder}\nshift 4\necho "$*" >> log\n${script}\n`);
  chmodSync(join(folder, "apt-get"), 0o755);
  vi.stubEnv("PATH", folder);
  vi.spyOn(process, "getuid").mockReturnValue(uid);
  return { folder, calls: () => readFileSync(log, "utf8").split("\n").filter(Boolean) };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const INSTALL = "install -y --no-install-recommends webkit2gtk-driver xvfb";
/** Brings the programs of WebKit unless it only downloads. */
const brings = `
case "$*" in
  *--download-only|update) ;;
  *) for program in WebKitWebDriver Xvfb; do echo > $program; chmod +x $program; done ;;
esac`;

test("a missing browser is downloaded, then installed, once", async () => {
  const { folder, calls } = setUp(brings);
  expect(findProgram("webkit")).toBeUndefined();
  expect(await install("webkit")).toBe(join(folder, "WebKitWebDriver"));
  expect(await install("webkit")).toBe(join(folder, "WebKitWebDriver"));
  expect(calls()).toEqual([`${INSTALL} --download-only`, INSTALL]);
});

test("package lists that are out of date are updated", async () => {
  const { calls } = setUp(`[ "$*" = update ] && { echo > updated; exit 0; }\n[ -e updated ] || exit 100\n${brings}`);
  expect(await install("webkit")).toBeDefined();
  expect(calls()).toEqual([`${INSTALL} --download-only`, "update", `${INSTALL} --download-only`, INSTALL]);
});

test("without a network nothing is installed, and nothing fails", async () => {
  const { calls } = setUp("exit 100");
  expect(await install("webkit")).toBeUndefined();
  expect(calls()).toEqual([`${INSTALL} --download-only`, "update"]);
});

test("nothing is tried by a user who may not install", async () => {
  const { calls } = setUp(brings, 1000);
  expect(await install("webkit")).toBeUndefined();
  expect(calls()).toEqual([]);
});

test("nothing is tried where there is no apt-get", async () => {
  const { folder, calls } = setUp(brings);
  rmSync(join(folder, "apt-get"));
  expect(await install("webkit")).toBeUndefined();
  expect(calls()).toEqual([]);
});

test("a download that does not end is given up", async () => {
  setUp("exec sleep 600");
  expect(await install("webkit", { download: 100, installation: 100 })).toBeUndefined();
});

test("an installation that takes too long is not waited for, and not broken off", async () => {
  const { folder } = setUp(`case "$*" in *--download-only) ;; *) sleep 0.5; echo > installed ;; esac`);
  expect(await install("webkit", { download: 60_000, installation: 100 })).toBeUndefined();
  expect(existsSync(join(folder, "installed"))).toBe(false);
  await vi.waitFor(() => expect(existsSync(join(folder, "installed"))).toBe(true), { timeout: 10_000 });
});
