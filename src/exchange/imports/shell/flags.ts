import { jobEntries } from "../../../schema/fields/job.ts";
import { pathOf } from "../../../schema/fields/layout.ts";
import type { Flagged } from "../../../schema/fields/parameter.ts";
import { entries } from "../../../schema/fields/parameters.ts";
import { type About, type AboutField, isSecret } from "../statements/names.ts";

/** The meaning of a flag, and the remark on one with another name today. */
export interface Flag {
  readonly about: About;
  readonly renamed?: string;
  /** A switch: the next word is not its value. */
  readonly alone?: true;
  /** The value of a switch. */
  readonly says?: string;
}

const HERE = "for the client on that machine, not a setting";
const KNOWN = "a flag that Goldilocks has no setting for; left out";
const STORAGE = "where the account's data lies, not a setting; left out";

/** Other flags of the clients, and the reason why they are ignored. A flag with an entry is read, even if it is listed. */
const others: readonly (readonly [reason: string, alone: boolean, flags: readonly string[]])[] = [
  ["follows from whether a W&B project is given", true, ["--wandb", "--wandb-enabled", "--wandb-config-enabled"]],
  [
    HERE,
    true,
    [
      ...["--dry-run", "--quiet", "--yes", "-y", "--force", "--skip-validation", "--ignore-docker", "--verbose", "-v"],
      ...["--help", "-h", "--wait"],
    ],
  ],
  [
    HERE,
    false,
    [
      ...["--account-id", "-a", "--profile", "-p", "--output", "-o", "--server", "--env-file", "--entry"],
      ...["--docker-build-extra", "--docker-run-extra", "--dataset-jsonl", "--dataset-builder"],
    ],
  ],
  [
    KNOWN,
    false,
    [
      ...["--region", "--max-inference-replica-count", "--remote-server-url", "--purpose", "--wandb-run-id"],
      ...["--accelerator-count", "--accelerator-type", "--dataset-display-name"],
    ],
  ],
  [STORAGE, false, ["--aws-iam-role", "--azure-managed-identity-client-id", "--azure-tenant-id"]],
  [
    "deprecated: Goldilocks never sends it; left out",
    false,
    ["--gradient-accumulation-steps", "--training-config-gradient-accumulation-steps", "--jinja-template"],
  ],
  ["names one job; the next one gets a name of its own", false, ["--job-id", "--reinforcement-fine-tuning-job-id"]],
  ["another job, whose settings are not in this command; left out", false, ["--source-job"]],
];

/** Spells a path of the request as a flag: trainingConfig.epochs becomes --training-config-epochs. */
const pathFlag = (path: string) =>
  `--${path.replaceAll(".", "-").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Returns all flags of a field: today's, its synonyms, and those of older clients. */
function flagsOf(about: AboutField, { flag, otherFlags = [], oldFlags = [] }: Flagged, path: string): [string, Flag][] {
  if (flag === undefined) {
    const renamed = `read as ${about.field}: today's clients have no such flag`;
    return oldFlags.map((name) => [name, { about, renamed }]);
  }
  return [
    ...[pathFlag(path), ...otherFlags].map((name): [string, Flag] => [
      name,
      { about, renamed: `another name of ${flag}` },
    ]),
    ...oldFlags.map((name): [string, Flag] => [
      name,
      { about, renamed: `read as ${flag}: today's clients refuse ${name}` },
    ]),
    [flag, { about }],
  ];
}

const carveout: AboutField = { kind: "job", field: "evalAutoCarveout" };

const known: ReadonlyMap<string, Flag> = new Map<string, Flag>([
  ...others.flatMap(([reason, alone, flags]) =>
    flags.map((flag): [string, Flag] => [
      flag,
      { about: { kind: "other", reason }, ...(alone ? { alone: true as const } : {}) },
    ]),
  ),
  ...entries.flatMap(([field, parameter]) => flagsOf({ kind: "setting", field }, parameter, pathOf(field))),
  ...jobEntries.flatMap(([field, parameter]) => flagsOf({ kind: "job", field }, parameter, parameter.path)),
  ["--eval-auto-carveout", { about: carveout, alone: true, says: "true" }],
  ["--no-eval-auto-carveout", { about: carveout, alone: true, says: "false" }],
]);

/** Tells whether a word is a known flag. */
export const isKnownFlag = (name: string) => known.has(name);

/** Returns the meaning of a flag; an unknown one is ignored with a reason. */
export function aboutFlag(name: string): Flag {
  const today = name.replaceAll("_", "-");
  const found = known.get(name) ?? known.get(today);
  if (found) return today === name ? found : { ...found, renamed: `read as ${today}: the clients refuse ${name}` };
  if (isSecret(name)) return { about: { kind: "secret" } };
  return { about: { kind: "other", reason: "a flag that is not known here; left out" } };
}
