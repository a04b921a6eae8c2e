import { expect, test } from "vitest";
import { run } from "../main.ts";
import { filesOf, memoryIo } from "../memoryIo.ts";

type Files = Record<string, string>;

/**
 * Runs `goldilocks diagnose` on files that exist in memory only. `pauses` is how often a watched file is looked at; `grow` is called before each
 * look. `printed` is what was printed before each, and after the last.
 */
async function diagnose(argv: readonly string[], files: Files, pauses = 0, grow = (_: number) => {}) {
  const printed = [""];
  let looks = 0;
  const memory = memoryIo(filesOf(files));
  const code = await run(["diagnose", ...argv], {
    ...memory.io,
    pause: async () => {
      if (looks >= pauses) return false;
      grow(looks++);
      printed.push("");
      return true;
    },
    out: (text) => {
      printed[printed.length - 1] += text;
    },
  });
  return { code, out: printed.join(""), printed, err: memory.printed.err };
}

const rewards = (count: number, of: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => of(i) + 0.02 * Math.sin(i * 12.9898));
const csv = (values: readonly number[]) =>
  `step,reward\n${values.map((value, i) => `${i + 1},${value.toFixed(4)}`).join("\n")}\n`;
const rise = (count = 80) => csv(rewards(count, (i) => 0.8 - 0.6 * Math.exp(-i / 12)));
const fall = csv(rewards(80, (i) => (i < 40 ? 0.2 + 0.6 * (1 - Math.exp(-i / 10)) : 0.1)));
const verdictIn = (text: string) => /"verdict": "(\w+)"|^verdict: (\w+)/m.exec(text)?.slice(1).find(Boolean);

test("--fail-on ends with 1 where a run has one of the verdicts, with 0 where it has none of them", async () => {
  const files = { "rise.csv": rise(), "fall.csv": fall };
  const good = verdictIn((await diagnose(["rise.csv"], files)).out) ?? "";
  const bad = verdictIn((await diagnose(["fall.csv"], files)).out) ?? "";
  expect(bad).toBe("spike_then_collapse");
  expect(good).not.toBe(bad);
  expect((await diagnose(["fall.csv", "--fail-on", `overfit, ${bad}`], files)).code).toBe(1);
  expect((await diagnose(["rise.csv", "--fail-on", bad], files)).code).toBe(0);
  expect((await diagnose(["rise.csv", "fall.csv", "--fail-on", bad], files)).code).toBe(1);
  expect((await diagnose(["rise.csv", "absent.csv", "fall.csv", "--fail-on", bad], files)).code).toBe(2);
});

test.each([[["a.csv", "--fail-on", "collapse"]], [["a.csv", "b.csv", "--watch"]], [["-", "--watch"]], [[]]])(
  "%j is refused",
  async (argv) => {
    const { code, out, err } = await diagnose(argv, { "a.csv": rise(), "b.csv": rise(), "-": rise() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^goldilocks: /);
  },
);

test("several files give a table with a line for each, or as data a list with the same keys as one file", async () => {
  const files = { "rise.csv": rise(), "fall.csv": fall, "empty.csv": "" };
  const all = Object.keys(files);
  const { out, err, code } = await diagnose(all, files);
  const lines = out.trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  for (const [i, file] of all.entries()) expect(lines[i + 1]).toContain(file);
  expect(lines[2]).toContain("spike_then_collapse");
  expect(err).toContain("empty.csv");
  expect(code).toBe(2);

  const list = JSON.parse((await diagnose([...all, "--json"], files)).out);
  const one = JSON.parse((await diagnose(["fall.csv", "--json"], files)).out);
  expect(list.map(({ file }: { file: string }) => file)).toEqual(all);
  expect(list[1]).toEqual({ file: "fall.csv", ...one });
  expect(list[2]).toEqual({ file: "empty.csv", problem: expect.any(String) });
});

test("a watched file is printed again when its verdict changes, and only then", async () => {
  const files = { "a.csv": rise(6) };
  const sizes = [6, 7, 80, 81, 82];
  const { printed, code } = await diagnose(["a.csv", "--watch"], files, sizes.length, (look) => {
    files["a.csv"] = rise(sizes[look]);
  });
  expect(code).toBe(0);
  expect(verdictIn(printed[0] ?? "")).toBe("too_short");
  // looked at and not changed, grown by one point, and grown to a whole run
  expect(printed.slice(1, 3)).toEqual(["", ""]);
  expect(verdictIn(printed[3] ?? "")).not.toBe("too_short");
  expect(printed.slice(4)).toEqual(["", ""]);
});

test("watching ends with 1 as soon as the verdict is one to fail on, and goes on where the file cannot be read for once", async () => {
  const files: Files = { "a.csv": rise() };
  const states = ["", fall, rise()];
  const { printed, code } = await diagnose(
    ["a.csv", "--watch", "--fail-on", "spike_then_collapse"],
    files,
    states.length,
    (look) => {
      files["a.csv"] = states[look] ?? "";
    },
  );
  expect(code).toBe(1);
  expect(printed).toHaveLength(3);
  expect(verdictIn(printed[2] ?? "")).toBe("spike_then_collapse");
});

test("says how many runs a log holds and which is shown, on both outputs and in the data", async () => {
  const files = { "a.csv": `${fall.split("\n").slice(0, 21).join("\n")}\n${rise(40).split("\n").slice(1).join("\n")}` };
  const { out, err } = await diagnose(["a.csv"], files);
  expect(out).toMatch(/run 2 of 2/);
  expect(err).toMatch(/run 2 of 2/);
  expect(err).toMatch(/2 runs/);
  const data = JSON.parse((await diagnose(["a.csv", "--json"], files)).out);
  expect(data).toMatchObject({ run: "run 2", runs: [{ points: 20 }, { points: 40 }], series: { points: 40 } });
  expect((await diagnose(["a.csv", "--run", "1"], files)).out).toMatch(/run 1 of 2/);
});
