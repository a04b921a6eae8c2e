import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const root = new URL("../../", import.meta.url);
const markdown = ["", "docs/"].flatMap((folder) =>
  readdirSync(new URL(folder || ".", root))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}${name}`),
);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");

/** What GitHub makes of a title to link to it. */
const anchorOf = (title: string) =>
  `#${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")}`;
const anchorsIn = (text: string) => Array.from(text.matchAll(/^#{1,6} (.+)$/gm), ([, title = ""]) => anchorOf(title));

const scripts = new Set(Object.keys(manifest.scripts));
/** npm's own word for a script. */
const short = ["start", "test"];

test("there are pages to look at", () => {
  expect(markdown).toEqual(
    expect.arrayContaining([
      "README.md",
      "CONTRIBUTING.md",
      "CHANGELOG.md",
      "docs/architecture.md",
      "docs/measurements.md",
      "docs/deploy.md",
    ]),
  );
});

test.each(markdown)("every npm command in %s is a script", (file) => {
  const text = read(file);
  const run = Array.from(text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g), ([, name = ""]) => name);
  const bare = Array.from(text.matchAll(/npm (start|test)\b/g), ([, name = ""]) => name);
  for (const name of [...run, ...bare.filter((word) => short.includes(word))]) expect(scripts, name).toContain(name);
});

test.each(markdown)("every relative link in %s leads somewhere", (file) => {
  const text = read(file);
  const links = Array.from(text.matchAll(/\]\(([^()\s]+)\)/g), ([, target = ""]) => target);
  for (const target of links.filter((link) => !/^[a-z]+:/.test(link))) {
    const [path = "", title] = target.split("#");
    const there = path === "" ? file : new URL(path, new URL(file, root)).href.slice(root.href.length);
    expect(existsSync(new URL(there, root)), `${target} is no file`).toBe(true);
    if (title !== undefined) expect(anchorsIn(read(there)), target).toContain(`#${title}`);
  }
});

test("README and CONTRIBUTING tell of every script, and the README of every command", () => {
  const readme = read("README.md");
  const told = readme + read("CONTRIBUTING.md");
  for (const name of scripts) expect(told, name).toMatch(new RegExp(`\`${name}\`|npm (?:run (?:-s )?)?${name}\\b`));
  for (const name of [
    "export",
    "check",
    "simulate",
    "diagnose",
    "forecast",
    "signal",
    "behaviours",
    "realism",
    "diagnosis-accuracy",
    "forecast-accuracy",
    "reference",
  ])
    expect(readme, name).toContain(name);
});

test("the newest version in the changelog is the package's", () => {
  expect(/^## \[?(\d+\.\d+\.\d+)/m.exec(read("CHANGELOG.md"))?.[1]).toBe(manifest.version);
});

test("the README fits on two screens, and its tables of measurements are elsewhere", () => {
  expect(read("README.md").split("\n").length).toBeLessThan(90);
});

test("every block of measurements stands below the command that makes it, and is filled", () => {
  const blocks = [...read("docs/measurements.md").matchAll(/<!-- made by: npm run -s (.+?) -->\n```text\n([^`]*)```/g)];
  expect(blocks.map(([, command = ""]) => command.split(" ")[0])).toEqual([
    "behaviours",
    "realism",
    "diagnosis-accuracy",
    "bench",
  ]);
  for (const [, command, output = ""] of blocks) expect(output.split("\n").length, command).toBeGreaterThan(5);
});
