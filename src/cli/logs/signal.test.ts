import { expect, test } from "vitest";
import { runOnText } from "../runOnText.ts";

const signal = (argv: readonly string[], text: string) => runOnText(["signal", ...argv], text);

const csv = `prompt_id,score\n${["a,1", "a,0", "a,1", "b,0", "b,0", "c,1", "c,1", "d,0"].join("\n")}\n`;

test("--json prints prompts, shares and the useful share for groups of 2 to 16", async () => {
  const { code, out, err } = await signal(["rollouts.csv", "--json"], csv);
  expect(code).toBe(0);
  const data = JSON.parse(out);
  expect(data).toMatchObject({ prompts: 4, never: 1 / 3, mixed: 1 / 3, always: 1 / 3, dead: 2, single: 1 });
  expect(Object.keys(data.usefulShare)).toEqual(Array.from({ length: 15 }, (_, i) => String(i + 2)));
  // of the three prompts one has a pair that differs in 2 of 3 draws
  expect(data.usefulShare["2"]).toBeCloseTo(2 / 9, 10);
  expect(err).toContain("note:");
});

test("--dead lists the prompts that teach nothing, a line each", async () => {
  const { out } = await signal(["rollouts.csv", "--dead"], csv);
  expect(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).prompt),
  ).toEqual(["b", "c"]);
});

test("a file without scores, or with one score a prompt, is refused with 2", async () => {
  for (const text of ["a,b\n1,2\n", "prompt_id,score\na,1\nb,0\n", ""]) {
    const { code, out, err } = await signal(["rollouts.csv"], text);
    expect([code, out]).toEqual([2, ""]);
    expect(err).not.toBe("");
  }
  expect((await signal([], "")).code).toBe(2);
  expect((await signal(["a", "--steps", "3"], csv)).code).toBe(2);
});
