import type { ImportRow } from "../../exchange/imports/statements/statement.ts";
import type { Field } from "../../schema/fields/config.ts";
import { type JobField, jobEntries } from "../../schema/fields/job.ts";
import { lossMethodNames, requestName } from "../../schema/fields/layout.ts";
import { flagOf } from "../../schema/fields/parameter.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import type { Random } from "../random.ts";
import { jobText, legalValue } from "./values.ts";

/** One thing that a made text says, and what must become of it. */
export interface Plant {
  /** A part of the path of its row, by which it is found. */
  readonly name: string;
  readonly becomes: "taken" | "refused" | "ignored";
  readonly field?: Field | JobField;
  /** What a taken one must be. */
  readonly value?: number | string;
}

/** A flag with its value, as a text for the shell to hold. */
export interface PlantedFlag extends Plant {
  readonly text: string | undefined;
}

const strangers = ["--colour", "--learning-rat", "--__proto__", "--dry-run", "--region", "--x-y"];

/** Flags of a client, each at most once: known ones with legal values, known ones with wrong values, and unknown ones. */
export function plantFlags(client: "firectl" | "ep", random: Random): PlantedFlag[] {
  const share = random.pick([0.2, 0.5, 1]);
  const settings = entries.flatMap(([field, parameter]): PlantedFlag[] => {
    const flag = flagOf(parameter, client);
    if (flag === undefined || !random.chance(share)) return [];
    if (random.chance(0.12))
      return [{ name: flag, becomes: "refused", field, text: random.pick(["abc", "-7.5x", "1e999", "0x10"]) }];
    const value = legalValue(parameter, random);
    if (value === "auto") return [];
    return [{ name: flag, becomes: "taken", field, value, text: typedText(field, value as never) }];
  });
  const details = jobEntries.flatMap(([field, parameter]): PlantedFlag[] => {
    const flag = flagOf(parameter, client);
    if (flag === undefined || !random.chance(share) || field === "warmStartFrom" || field === "evalAutoCarveout")
      return [];
    if (parameter.kind === "count") {
      const count = random.within(1, 100);
      return [{ name: flag, becomes: "taken", field, value: count, text: String(count) }];
    }
    const value = jobText(random);
    return /[<>\0]|^[-–—]/.test(value) || value === "" || parameter.only
      ? []
      : [{ name: flag, becomes: "taken", field, value, text: value }];
  });
  const others = random
    .list(random.below(3), () => random.pick(strangers))
    .filter((flag, i, all) => all.indexOf(flag) === i)
    .map((flag): PlantedFlag => ({ name: flag, becomes: "ignored", text: flag === "--dry-run" ? undefined : "red" }));
  return shuffled([...settings, ...details, ...others], random);
}

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as Item, mixed[i] as Item];
  }
  return mixed;
}

/** A member of a request: its group, or none at the top, and its value as JSON and Python have it. */
export interface PlantedMember extends Plant {
  readonly group: string | undefined;
  readonly key: string;
  readonly written: number | string | boolean;
}

/** Members of a request, each at most once. */
export function plantMembers(random: Random): PlantedMember[] {
  const share = random.pick([0.2, 0.5, 1]);
  const settings = entries.flatMap(([field, parameter]): PlantedMember[] => {
    const { group } = parameter;
    if (group === "scenario" || group === "seed" || !random.chance(share)) return [];
    const key = requestName(field);
    const where = { group: group === "job" ? undefined : group, key, name: key, field };
    if (random.chance(0.12) && parameter.kind !== "choice")
      return [{ ...where, becomes: "refused", written: random.pick(["abc", true, "1e-4x"]) }];
    const value = legalValue(parameter, random);
    if (value === "auto") return [];
    const written = field === "lossMethod" ? lossMethodNames[value as keyof typeof lossMethodNames] : value;
    return [{ ...where, becomes: "taken", value, written }];
  });
  const details = jobEntries.flatMap(([field, parameter]): PlantedMember[] => {
    if (!random.chance(share) || field === "warmStartFrom" || parameter.kind === "count") return [];
    const value = parameter.only ? random.pick(parameter.only.filter((text) => text !== "")) : jobText(random);
    const [key = field, group] = parameter.path.split(".").toReversed();
    if (/[<>\0]/.test(value) || value === "") return [];
    return [{ group, key, name: key, field, becomes: "taken", value, written: value }];
  });
  const others: PlantedMember[] = random.chance(0.3)
    ? [
        {
          group: random.pick([undefined, "trainingConfig"]),
          key: "colour",
          name: "colour",
          becomes: "ignored",
          written: "red",
        },
      ]
    : [];
  return shuffled([...settings, ...details, ...others], random);
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Why the rows do not account for a plant; undefined where they do. */
export function unaccounted({ name, becomes, field, value }: Plant, rows: readonly ImportRow[]): string | undefined {
  const spellings = name.startsWith("--") ? [name] : [name, snake(name)];
  const isOwn = ({ path, absent }: ImportRow) =>
    !absent &&
    spellings.some(
      (one) => path === one || path.endsWith(`.${one}`) || (one.startsWith("--") && path.startsWith(`${one}=`)),
    );
  const own = rows.filter(isOwn);
  if (own.length === 0) return `is in no row: ${name}`;
  const outcomes = { taken: ["accepted", "renamed"], refused: ["refused"], ignored: ["ignored"] }[becomes];
  const fits = own.find(({ outcome }) => outcomes.includes(outcome));
  if (!fits) return `is ${own[0]?.outcome} instead of ${becomes}: ${name}, ${own[0]?.reason}`;
  if (becomes === "taken" && (fits.field !== field || !Object.is(fits.value, value)))
    return `is another value: ${name} is ${JSON.stringify(fits.value)} instead of ${JSON.stringify(value)}`;
  return becomes === "taken" || fits.reason ? undefined : `is ${becomes} without a reason: ${name}`;
}
