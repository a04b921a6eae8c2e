import { jobEntries } from "../../schema/fields/jobParameters.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { type About, isSecret } from "./names.ts";

/** What a flag is about, and what is said of it where the clients take another name. */
export interface Flag {
  readonly about: About;
  readonly renamed?: string;
  /** It stands alone: the next word is not its value. */
  readonly alone?: true;
}

/** Flags that the clients have for the same thing, by today's name. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  "--learning-rate": ["--training-config-learning-rate"],
  "--epochs": ["--training-config-epochs"],
  "--lora-rank": ["--training-config-lora-rank"],
  "--batch-size": ["--training-config-batch-size"],
  "--batch-size-samples": ["--training-config-batch-size-samples"],
  "--max-context-length": ["--training-config-max-context-length"],
  "--learning-rate-warmup-steps": ["--training-config-learning-rate-warmup-steps"],
  "--optimizer-weight-decay": ["--training-config-optimizer-weight-decay"],
  "--base-model": ["--training-config-base-model"],
  "--warm-start-from": ["--training-config-warm-start-from"],
  "--output-model": ["--training-config-output-model"],
  "--temperature": ["--inference-parameters-temperature"],
  "--top-p": ["--inference-parameters-top-p"],
  "--top-k": ["--inference-parameters-top-k"],
  "--max-output-tokens": ["--inference-parameters-max-output-tokens"],
  "--response-candidates-count": ["--inference-parameters-response-candidates-count"],
  "--rl-loss-method": ["--loss-config-method", "--method"],
  "--rl-kl-beta": ["--loss-config-kl-beta", "--kl-beta"],
  "--wandb-project": ["--wandb-config-project", "--project"],
  "--wandb-entity": ["--wandb-config-entity", "--entity"],
  "--node-count": ["--nodes"],
};

/** Flags of older clients and of documents, which today's clients refuse. */
const old: Readonly<Record<string, readonly string[]>> = {
  "--temperature": ["--inference-temperature"],
  "--top-p": ["--inference-top-p"],
  "--top-k": ["--inference-top-k"],
  "--max-output-tokens": ["--max-tokens", "--inference-max-tokens", "--inference-max-output-tokens"],
  "--response-candidates-count": ["--n", "--inference-n", "--num-generations"],
  "--dataset": ["--dataset-id"],
  "--evaluator": ["--evaluator-id"],
};

const HERE = "for the client on that machine, not a setting";
const KNOWN = "a flag that Goldilocks has no setting for; left out";
const STORAGE = "where the account's data lies, not a setting; left out";

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
      ...["--extra-body", "--mcp-server", "--evaluation-dataset", "--max-concurrent-rollouts", "--region"],
      ...["--max-concurrent-evaluations", "--max-inference-replica-count", "--remote-server-url", "--purpose"],
      ...["--wandb-run-id", "--accelerator-count", "--accelerator-type", "--dataset-display-name"],
      "--inference-parameters-extra-body",
    ],
  ],
  [KNOWN, true, ["--eval-auto-carveout", "--no-eval-auto-carveout"]],
  [STORAGE, false, ["--aws-iam-role", "--azure-managed-identity-client-id", "--azure-tenant-id"]],
  [
    "deprecated: Goldilocks never sends it; left out",
    false,
    ["--gradient-accumulation-steps", "--training-config-gradient-accumulation-steps", "--jinja-template"],
  ],
  ["names one job; the next one gets a name of its own", false, ["--job-id", "--reinforcement-fine-tuning-job-id"]],
  ["another job, whose settings are not in this command; left out", false, ["--source-job"]],
];

/** Flags that only older clients had. */
const gone: ReadonlyMap<string, Flag> = new Map([
  [
    "--display-name",
    { about: { kind: "job", field: "displayName" }, renamed: "read as displayName: today's clients have no such flag" },
  ],
]);

const ownFlags: readonly (readonly [string, About])[] = [
  ...entries.map(([field, { flag }]) => [flag, { kind: "setting", field }] as const),
  ...jobEntries.map(([field, { flag }]) => [flag, { kind: "job", field }] as const),
].flatMap(([flag, about]) => (flag === undefined ? [] : [[flag, about] as const]));

const otherNames = (names: Readonly<Record<string, readonly string[]>>, why: (today: string, name: string) => string) =>
  ownFlags.flatMap(([today, about]) =>
    (names[today] ?? []).map((name): [string, Flag] => [name, { about, renamed: why(today, name) }]),
  );

const known: ReadonlyMap<string, Flag> = new Map<string, Flag>([
  ...gone,
  ...otherNames(aliases, (today) => `another name of ${today}`),
  ...otherNames(old, (today, name) => `read as ${today}: today's clients refuse ${name}`),
  ...others.flatMap(([reason, alone, flags]) =>
    flags.map((flag): [string, Flag] => [
      flag,
      { about: { kind: "other", reason }, ...(alone ? { alone: true as const } : {}) },
    ]),
  ),
  ...ownFlags.map(([flag, about]): [string, Flag] => [flag, { about }]),
]);

/** Whether a word is a flag that is known here. */
export const isKnownFlag = (name: string) => known.has(name);

/** What a flag is about; one that is not known is named and left out. */
export function aboutFlag(name: string): Flag {
  const today = name.replaceAll("_", "-");
  const found = known.get(name) ?? known.get(today);
  if (found) return today === name ? found : { ...found, renamed: `read as ${today}: the clients refuse ${name}` };
  if (isSecret(name)) return { about: { kind: "secret" } };
  return { about: { kind: "other", reason: "a flag that is not known here; left out" } };
}
