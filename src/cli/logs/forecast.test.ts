import { expect, test } from "vitest";
import { runOnText } from "../runOnText.ts";

const forecast = (argv: readonly string[], text: string) => runOnText(["forecast", ...argv], text);

const csv = (count: number, extra = (_: number) => "") =>
  `step,reward${extra(-1)}\n${Array.from({ length: count }, (_, i) => `${i + 1},${(0.8 - 0.6 * Math.exp(-i / 12) + 0.02 * Math.sin(i * i * 12.9898)).toFixed(4)}${extra(i)}`).join("\n")}\n`;

test("--json prints the end with its interval, the decision and the best step, in the unit of the log", async () => {
  const { code, out } = await forecast(["log.csv", "--steps", "140", "--json"], csv(80));
  expect(code).toBe(0);
  const { end, low, high, decision, bestStep, steps } = JSON.parse(out);
  expect(low).toBeLessThan(end);
  expect(high).toBeGreaterThan(end);
  expect(end).toBeGreaterThan(0.75);
  expect(end).toBeLessThan(0.85);
  expect(decision).toBe("stop");
  expect(bestStep).toBeGreaterThan(20);
  expect(steps).toBe(140);
});

test("where it is too early there is no end", async () => {
  const early = JSON.parse((await forecast(["log.csv", "--steps", "270", "--json"], csv(80))).out);
  expect(early.decision).toBe("too_early");
  expect(early).not.toHaveProperty("end");
  expect(JSON.parse((await forecast(["log.csv", "--steps", "30", "--json"], csv(20))).out).decision).toBe("too_early");
});

test.each([[120], [24]])(
  "a collapsed log of %i points is to be stopped at its best checkpoint, too early or not",
  async (count) => {
    const top = Math.round(count * 0.6);
    const rows = Array.from({ length: count }, (_, i) => {
      const level = i < top ? 0.8 - 0.6 * Math.exp(-i / (count / 10)) : 0.05;
      return `${i + 1},${level + 0.02 * Math.sin(i * i * 12.9898)}`;
    });
    const log = `step,reward\n${rows.join("\n")}\n`;
    for (const steps of [count, Math.round(1.5 * count), 5 * count]) {
      const data = JSON.parse((await forecast(["log.csv", "--steps", String(steps), "--json"], log)).out);
      expect(data).toMatchObject({ decision: "stop", bestStep: data.returnToStep });
      expect(data.bestStep).toBeGreaterThan(top / 3);
      expect(data.bestStep).toBeLessThanOrEqual(top);
      expect("end" in data).toBe(!("missing" in data));
      const { out } = await forecast(["log.csv", "--steps", String(steps)], log);
      expect(out).toMatch(/^decision: stop\n/);
    }
    expect(JSON.parse((await forecast(["a", "--json"], csv(80))).out)).not.toHaveProperty("returnToStep");
  },
);

test("a straight rise that still climbs goes on, with steps left and at its planned end", async () => {
  const log = `step,reward\n${Array.from({ length: 40 }, (_, i) => `${i + 1},${(0.11 + 0.01 * i).toFixed(2)}`).join("\n")}\n`;
  for (const steps of ["40", "41", "45", "60", "80", "100"]) {
    const { out } = await forecast(["a", "--steps", steps], log);
    expect(out).toMatch(/^decision: go_on\n/);
    expect(out).not.toMatch(/stop/i);
    expect(JSON.parse((await forecast(["a", "--steps", steps, "--json"], log)).out).decision).toBe("go_on");
  }
});

test("a log at the end that it states has its level, however few its points are", async () => {
  const rows = Array.from({ length: 25 }, (_, i) => `{"step": ${10 * (i + 1)}, "reward": ${i < 22 ? 0.3 : 0.5}}`);
  const { out } = await forecast(["a", "--json"], `{"max_steps": 250, "num_generations": 8}\n${rows.join("\n")}\n`);
  const level = 0.5;
  expect(JSON.parse(out)).toMatchObject({ stepsFrom: "log", lastStep: 250, end: level, low: level, high: level });
  expect(JSON.parse(out).decision).not.toBe("too_early");
});

test("without --steps the log says how long the run is, else it is taken for twice as long", async () => {
  const log = `{"max_steps": 120, "learning_rate": 1e-5, "num_generations": 8}\n${Array.from({ length: 80 }, (_, i) => `{"step": ${i + 1}, "reward": ${0.5 + 0.1 * Math.sin(i * i * 12.9898)}}`).join("\n")}\n`;
  expect(JSON.parse((await forecast(["a", "--json"], log)).out)).toMatchObject({ steps: 120, stepsFrom: "log" });
  const twice = await forecast(["a", "--json"], csv(80));
  expect(JSON.parse(twice.out)).toMatchObject({ steps: 160, stepsFrom: "twice" });
  expect(twice.err).toContain("note:");
});

test("seconds a step are the median, whatever the clock does between resumed parts", async () => {
  const clock = (i: number) => (i < 0 ? ",_timestamp" : `,${1.7e9 + 30 * i + (i > 40 ? 86_400 : 0)}`);
  const { secondsPerStep, secondsLeft } = JSON.parse(
    (await forecast(["a", "--steps", "100", "--json"], csv(80, clock))).out,
  );
  expect(secondsPerStep).toBeCloseTo(30, 6);
  expect(secondsLeft).toBeCloseTo(600, 6);
});

test("a clock of moments in words, with a jump back, tells the seconds a step", async () => {
  const moment = (i: number) => new Date(1.7e12 + 30_000 * i - (i > 40 ? 9e7 : 0)).toISOString();
  const clock = (i: number) => (i < 0 ? ",timestamp" : `,${moment(i)}`);
  const { secondsPerStep } = JSON.parse((await forecast(["a", "--steps", "100", "--json"], csv(80, clock))).out);
  expect(secondsPerStep).toBeCloseTo(30, 6);
});

test("a log without steps counts its points, and says so", async () => {
  const rewards = `reward,epoch\n${Array.from({ length: 80 }, (_, i) => `${0.5 + 0.1 * Math.sin(i * i)},${i / 40}`).join("\n")}\n`;
  const { out, err } = await forecast(["a", "--steps", "160", "--json"], rewards);
  expect(JSON.parse(out)).toMatchObject({ lastStep: 80, steps: 160, observed: 0.5 });
  expect(err).toContain("points");
  expect((await forecast(["a", "--steps", "4"], rewards)).err).toContain("80 points");
});

test("rewards within 0 and 1 are forecast within 0 and 1", async () => {
  const log = `step,reward\n${Array.from({ length: 80 }, (_, i) => `${i + 1},${i % 9 === 4 ? 0.2 : 0}`).join("\n")}\n`;
  const { low, fan } = JSON.parse((await forecast(["a", "--json"], log)).out);
  expect([low, ...fan.map((point: { low: number }) => point.low)].every((value) => value >= 0)).toBe(true);
});

test.each([["50"], ["0"], ["1e3"], ["-5"], ["99999999999"], ["many"]])(
  "--steps %s is refused with 2",
  async (steps) => {
    const { code, out, err } = await forecast(["log.csv", "--steps", steps], csv(80));
    expect([code, out]).toEqual([2, ""]);
    expect(err).not.toBe("");
  },
);

test("a log without a reward, two files and no file are refused with 2", async () => {
  expect((await forecast(["log.csv"], "step,loss\n1,2\n2,1\n3,1\n")).code).toBe(2);
  expect((await forecast(["a", "b"], csv(80))).code).toBe(2);
  expect((await forecast([], "")).code).toBe(2);
});
