import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "goldilocks-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
const goldilocks = (...args: readonly string[]) => {
  try {
    return { code: 0, out: execFileSync("npx", ["--offline", "goldilocks-rft", ...args], inFolder) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, out: stdout };
  }
};

describe("the package, installed in an empty folder", { timeout: 180_000 }, () => {
  let files: readonly string[] = [];
  beforeAll(() => {
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
    });
    const [{ filename, files: found }] = JSON.parse(packed.slice(packed.indexOf("[")));
    files = found.map(({ path }: { path: string }) => path);
    writeFileSync(join(folder, "package.json"), "{}");
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, filename)], inFolder);
  }, 180_000);

  test("holds the command alone, and needs no other package", () => {
    const others = files.filter((file) => !/^dist\/cli\/[\w-]+\.js$/.test(file));
    expect(others.toSorted()).toEqual(["LICENSE", "README.md", "package.json", "src/cli/bin.mjs"]);
    expect(files).toContain("dist/cli/goldilocks.js");
  });

  test("checks a file, and its exit code says whether anything is blocked", () => {
    writeFileSync(join(folder, "good.json"), '{"trainingConfig": {"epochs": 2}}');
    writeFileSync(join(folder, "bad.json"), '{"lossConfig": {"method": "DAPO", "klBeta": 0.1}}');
    expect(goldilocks("check", "good.json")).toMatchObject({ code: 0 });
    const { code, out } = goldilocks("check", "bad.json");
    expect(code).toBe(1);
    expect(out).toMatch(/^blocked: /m);
    expect(goldilocks("check", "absent.json").code).toBe(2);
  });

  test("exports and simulates", () => {
    expect(goldilocks("export", "#", "--to", "trl").out).toContain("GRPOConfig(");
    expect(goldilocks("simulate", "#", "--seeds", "1").out).toContain("verdict");
  });
});
