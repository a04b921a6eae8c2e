import { decodeLink, encodeLink } from "../../exchange/link/link.ts";
import { decodeRunsFile, encodeRunsFile, isRunsFile } from "../../exchange/runs/runsFile.ts";
import { verdictNames } from "../../schema/curve.ts";
import { anyConfig, jobText, oddValue } from "../grammar/values.ts";
import { Input } from "../input.ts";
import { holdFinite, holdSaid, holdSeen } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import { holdUnpolluted } from "../oracles/legal.ts";
import type { Random } from "../random.ts";
import type { Case, Target } from "../target.ts";
import { holdDecoded } from "./link.ts";

type Decoded = ReturnType<typeof decodeRunsFile>;

const time = (random: Random) => new Date(random.below(2e12)).toISOString();
const id = (random: Random) => random.list(32, () => random.pick("0123456789abcdef")).join("");

function series(random: Random, points: number) {
  return {
    steps: random.list(points, (i) => i * 10),
    reward: random.list(points, () => Number(random.share().toPrecision(4))),
  };
}

/** A saved run that is whole, or has one fault. */
function run(random: Random): { readonly value: Record<string, unknown>; readonly isWhole: boolean } {
  const points = random.below(6);
  const value: Record<string, unknown> = {
    id: id(random),
    created: time(random),
    changed: time(random),
    title: jobText(random).slice(0, 200),
    link: encodeLink(anyConfig(random)),
    note: jobText(random),
  };
  if (random.chance(0.6))
    value["log"] = {
      name: "log.csv",
      format: "CSV",
      points,
      ...series(random, points),
      ...(random.chance(0.3) && { heldOut: series(random, random.below(4)) }),
      verdict: random.pick(verdictNames),
      cause: random.pick(["", "the learning rate"]),
      confidence: "high",
      summary: "The reward rises.",
      ...(random.chance(0.3) && { change: "Learning rate 2e-4 to 1e-4" }),
      ...(random.chance(0.3) && {
        settings: { learningRate: 1e-5, library: "TRL", batchUnit: "tokens", fullFineTuning: false },
      }),
    };
  if (random.chance(0.3))
    value["forecast"] = {
      step: 10,
      plannedSteps: 100,
      decision: random.pick(["stop", "go_on"]),
      end: 0.5,
      low: 0.4,
      high: 0.6,
    };
  const isWhole = random.chance(0.7);
  if (!isWhole) {
    const holder = random.chance(0.4) && value["log"] !== undefined ? (value["log"] as Record<string, unknown>) : value;
    const name = random.chance(0.2) ? random.pick(["colour", "__proto__", "toJSON"]) : random.pick(Object.keys(holder));
    Object.defineProperty(holder, name, {
      value: oddValue(random),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return { value, isWhole };
}

function make(random: Random): Case {
  const runs = random.list(random.below(4), () => run(random));
  const text = random.chance(0.5)
    ? JSON.stringify(
        { version: random.chance(0.95) ? 1 : oddValue(random), runs: runs.map(({ value }) => value) },
        undefined,
        random.pick([0, 1]),
      )
    : encodeRunsFile(runs.map(({ value }) => value) as never);
  return {
    input: new Input(text),
    expect(result) {
      const { runs: read, refused, problem } = result as Decoded;
      if (problem !== undefined) return;
      hold(
        read.length + refused.length === runs.length,
        "accounted",
        () => `runs are lost: ${read.length} and ${refused.length} refused ones of ${runs.length}`,
      );
      const whole = runs.filter(({ isWhole }) => isWhole).length;
      hold(
        read.length >= whole,
        "accounted",
        () => `whole runs are refused: ${whole - read.length}, ${refused[0]?.reason}`,
      );
    },
  };
}

/** Files of saved runs. */
export const savedRunsTarget = (decode: typeof decodeRunsFile = decodeRunsFile): Target => ({
  name: "notebook",
  parts: 30,
  limit: 1000,
  make,
  readOnly: ({ bytes }) => decode(bytes),
  read({ bytes, text }, random) {
    const decoded = decode(bytes);
    const { runs, refused, remarks, problem } = decoded;
    isRunsFile(text);
    for (const { name, reason } of [...refused, ...remarks]) {
      holdSeen(name, "a name");
      holdSeen(reason, "a reason");
      holdSaid(reason, text, "a reason");
      hold(reason !== "", "accounted", () => `no reason: ${name}`);
    }
    if (problem !== undefined) {
      holdSeen(problem, "the problem");
      hold(runs.length === 0, "accounted", () => "runs beside a problem");
    }
    holdFinite(runs, "runs");
    for (const { link } of runs) holdDecoded(link, decodeLink(link), random);
    if (runs.length > 0) {
      const again = decode(encodeRunsFile(runs));
      hold(
        JSON.stringify(again) === JSON.stringify({ runs, refused: [], remarks: [] }),
        "stable",
        () => `the file of the runs that were read is not read as them: ${JSON.stringify(again).slice(0, 500)}`,
      );
    }
    holdUnpolluted();
    return decoded;
  },
});
