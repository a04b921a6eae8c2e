import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { expect, test } from "vitest";
import { decodeLink } from "../link/link.ts";
import { decodeImport } from "./import.ts";

/** Processor time of a call, in ms: the least of three, so that neither compiling nor collecting counts. */
function cost(call: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const command = "firectl rftj create --dataset d --evaluator e --learning-rate 1e-4 ";
const call = "client.reinforcement_fine_tuning_jobs.create(dataset='d', training_config={'epochs': 3}, ";
const recipe = "import rl_loop\nc = rl_loop.Config(learning_rate=1e-4, ";
const curl = `curl https://api.fireworks.ai/v1/accounts/a/reinforcementFineTuningJobs -d '{"dataset":"d",`;
const cells = (source: string, count: number) =>
  JSON.stringify({ cells: Array(count).fill({ cell_type: "code", source: [source] }), nbformat: 4 });
const many = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));

const shapes: readonly (readonly [name: string, text: (size: number) => string])[] = [
  ["digits as a flag's value", (size) => `${command}--epochs ${many("1", size)}`],
  ["digits behind an equals sign", (size) => `${command}--epochs=${many("1", size)}`],
  ["flags without an end", (size) => command + many("--a", size)],
  ["quotes", (size) => command + many("'a\"", size)],
  ["typographic quotes", (size) => command + many("“", size)],
  ["backslashes", (size) => command + many("\\", size)],
  ["blanks behind a backslash", (size) => command + many("\\ ", size)],
  ["blanks", (size) => command + many(" ", size)],
  ["substitutions", (size) => command + many("$(", size)],
  ["braces", (size) => command + many("{a,b} ", size)],
  ["here-documents", (size) => command + many("<<A\nA\n", size)],
  ["assignments", (size) => many("A=$A\n", size) + command],
  ["numbers in Python", (size) => `${call}x=${many("1_", size)}`],
  ["three quotes", (size) => call + many("'''", size)],
  ["brackets in Python", (size) => `${many("{", size)}\n${call})`],
  ["prompts of Python", (size) => call + many("... ", size)],
  ["constants", (size) => `${many("A = 1\n", size)}${call})`],
  ["a recipe's members", (size) => recipe + many("a=1,", size)],
  ["members of JSON", (size) => `{${many('"epochs":1,', size)}"a":1}`],
  ["depth of JSON", (size) => many('{"a":', size)],
  ["a body in quotes", (size) => `${curl}${many('"a":1,', size)}"b":1}'`],
  ["indents and anchors of YAML", (size) => `dataset: d\n${many("  a: &a [*a", size)}\n`],
  ["cells of a notebook", (size) => cells("x = 1\n", size / 60)],
  ["cells with commands", (size) => cells("!curl -d x\n", size / 60)],
  ["fences", (size) => many(`\`\`\`\n${many("a b --c ", size / 40)}\n\`\`\`\n`, size)],
  ["keys", (size) => command + many("fw_3ZhL9yQabcdEFGH1234567 ", size)],
  ["names of keys", (size) => command + many("api_key=token=", size)],
  ["hexadecimal words", (size) => command + many(`${"a1".repeat(19)} `, size)],
  ["addresses", (size) => many("https://x#", size)],
];

test.each(shapes)("time is linear in the size: %s", (_, text) => {
  const [small, large] = [text(60_000), text(120_000)];
  // what takes a few ms shows no ratio; by the square it would take seconds
  const read = (one: string) => () => void decodeImport(one);
  const times = () => [cost(read(small)), cost(read(large))] as const;
  const isLinear = ([one, two]: readonly [number, number]) => two <= 2.5 * one || two < 40;
  expect(isLinear(times()) || isLinear(times()) || isLinear(times())).toBe(true);
});

test("digits in a link take no time", () => {
  expect(cost(() => void decodeLink(`#end=1&v=1&lr=${many("1", 8000)}`))).toBeLessThan(20);
});

const file = new URL("../../../../shared/cases/hostile/flag-digits.txt", import.meta.url);
test.skipIf(!existsSync(file))("60 kB of digits as a flag's value are refused in less than 100 ms", () => {
  const text = readFileSync(file, "utf8");
  expect(cost(() => void decodeImport(text))).toBeLessThan(100);
  const epochs = decodeImport(text).rows.find(({ path }) => path === "--epochs");
  expect(epochs?.outcome).toBe("refused");
});
