import { encodeDocument } from "../../exchange/export/document.ts";
import { toRequestBody } from "../../exchange/export/request.ts";
import { exportTo, targets } from "../../exchange/export/targets.ts";
import { encodeLink } from "../../exchange/link/link.ts";
import { toJobIds } from "../../exchange/sweep/jobIds.ts";
import { toRaySpace } from "../../exchange/sweep/ray.ts";
import { toSweepScript } from "../../exchange/sweep/script.ts";
import { toSweepTable } from "../../exchange/sweep/table.ts";
import { toWandbSweep } from "../../exchange/sweep/wandb.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { adjustableFields } from "../../schema/fields/parameters.ts";
import { planSweep, usualValues } from "../../schema/plan/sweep.ts";
import type { Random } from "../random.ts";
import type { Made } from "./shell.ts";
import { anyConfig, anyJob, anySecret, oddValue } from "./values.ts";

type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const strangers = [
  "colour",
  "learning_rate",
  "__proto__",
  "constructor",
  "toJSON",
  "n",
  "maxTokens",
  "apiKey",
  "loraAlpha",
  "epochs",
  "a b",
  "x\u202ey",
];

/** Changes of the members of an object as people and other programs make them. */
function changed(value: Members, random: Random): Members {
  const pairs = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    if (random.chance(0.08)) return [];
    if (random.chance(0.04)) return [[name, oddValue(random)]];
    if (random.chance(0.04)) return [[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), member]];
    return [[name, isMembers(member) ? changed(member, random) : member]];
  });
  if (random.chance(0.2))
    pairs.splice(random.below(pairs.length + 1), 0, [
      random.pick(strangers),
      random.chance(0.2) ? { a: oddValue(random) } : oddValue(random),
    ]);
  // assigned one by one, "__proto__" would be lost
  return Object.fromEntries(pairs);
}

/** JSON of one of the kinds that are read: a document, a request, a job as the service returns it, a list of jobs, with more or less in it. */
export function json(random: Random): Made {
  const config = anyConfig(random);
  const job = anyJob(random);
  const secret = anySecret(random);
  const kind = random.below(5);
  let value: unknown =
    kind === 0 ? JSON.parse(encodeDocument(config)) : JSON.parse(JSON.stringify(toRequestBody(config, job)));
  if (isMembers(value) && random.chance(0.7)) value = changed(value, random);
  const isHidden = isMembers(value) && random.chance(0.2);
  if (isHidden) Object.assign(value as object, { wandbConfig: { apiKey: secret, project: "p" } });
  if (kind >= 3)
    value = {
      name: "accounts/me/reinforcementFineTuningJobs/j1",
      createTime: "2026-05-01T00:00:00Z",
      completedTime: "2026-05-01T02:00:00Z",
      state: "JOB_STATE_COMPLETED",
      ...(value as object),
      acceleratorSeconds: { NVIDIA_H200_141GB: random.chance(0.9) ? String(random.below(1e6)) : oddValue(random) },
      jobProgress: {
        totalProcessedRequests: random.below(1000),
        outputTokens: String(random.below(1e9)),
        inputTokens: random.below(1e6),
      },
      trainerLogsSignedUrl: `https://example.com/${secret}`,
    };
  if (kind === 4) value = { reinforcementFineTuningJobs: random.chance(0.5) ? [value] : [value, { name: "other" }] };
  const protobuf = (_name: string, member: unknown) =>
    Number.isInteger(member) && Number(member) > 99 ? String(member) : member;
  const text = JSON.stringify(
    value,
    kind >= 3 && random.chance(0.5) ? protobuf : undefined,
    random.pick([0, 1, 2, "\t"]),
  );
  return { text: random.chance(0.05) ? `\ufeff${text}` : text, plants: [], ...((isHidden || kind >= 3) && { secret }) };
}

/** A dict as Python prints it. */
export function printed(random: Random): Made {
  const body = JSON.stringify(toRequestBody(anyConfig(random), anyJob(random)));
  const text = random.chance(0.5)
    ? body.replaceAll('"', "'").replaceAll("true", "True").replaceAll("null", "None")
    : `ReinforcementFineTuningJob(${body
        .slice(1, -1)
        .replace(/"(\w+)":/g, (_whole, name) => `${name}=`)
        .replaceAll("={", "=Config(")
        .replaceAll("}", ")")
        .replaceAll('"', "'")})`;
  return { text, plants: [] };
}

/** A sweep over one setting or two, in any of its formats. */
function sweep(config: RunConfig, random: Random): string {
  const fields = random.chance(0.5)
    ? [random.pick(adjustableFields)]
    : [random.pick(adjustableFields), random.pick(adjustableFields)];
  const planned = planSweep(
    config,
    fields.map((field) => ({ field, values: usualValues(field, config) })),
  );
  const [first] = planned.runs;
  const job = anyJob(random);
  const linkOf = (run: RunConfig) => `https://goldilocks.example/${encodeLink(run)}`;
  if (first === undefined) return planned.refused.join("\n");
  const ids = toJobIds(random.pick(["", "My sweep", "é"]), planned.runs, planned.axes);
  const link = linkOf(first);
  return random.pick([
    () => toSweepScript(planned.runs, job, ids, linkOf),
    () => toSweepTable(planned, ids, linkOf),
    () => toWandbSweep(planned, { job, name: "n", link }),
    () => toRaySpace(planned, { job, link }),
  ])();
}

/** An export of ours, in any of its formats. */
export function exported(random: Random): Made {
  const config = anyConfig(random);
  if (random.chance(0.15)) return { text: sweep(config, random), plants: [] };
  const link = `https://goldilocks.example/${encodeLink(config)}`;
  return { text: exportTo(random.pick(targets), config, anyJob(random), link).text, plants: [] };
}
