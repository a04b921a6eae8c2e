import { targets } from "../exchange/export/targets.ts";

/** The text of `goldilocks help`. */
export const help = `goldilocks: hyperparameters of a Fireworks RFT run, from a terminal

  goldilocks export LINK_OR_FILE --to FORM [--pin] [JOB]
      prints the config in that form, ${targets.join("|")}: the config document (JSON), what
      launches it (the body of the request, three command lines, a call of Fireworks' Python client), TRL's GRPOConfig
      --pin writes out what a command or request leaves to the service, too
      JOB is any of --dataset D --evaluator E --base-model M or --warm-start-from M --output-model O
      --display-name N --node-count N --wandb-project P --wandb-entity E; write --flag=VALUE where VALUE begins with -
  goldilocks check LINK_OR_FILE [--json] [--to FORM] [JOB]
      prints what there is to say about the config; exit code 1 when something blocks, or is missing for that form
  goldilocks simulate LINK_OR_FILE [--seeds N] [--seed-base S] [--json]
      simulates it on N seeds from S on (64; the config's own seed)
  goldilocks diagnose FILE... [--json] [--run NAME] [--reward-column C] [--reward-maximum M]
      [--learning-rate X] [--epochs N] [--lora-rank R] [--batch-size B] [--response-candidates-count N]
      [--temperature T] [--max-output-tokens N] [--rl-kl-beta B] [--rl-loss-method M]
      [--fail-on VERDICT,...] [--watch]
      says what the reward log of a real run shows, why, and one change to try; several files give a table;
      - is the standard input. Exit code 1 when a run has a verdict of --fail-on, such as spike_then_collapse
      --watch reads a growing FILE again and prints when the verdict changes
  goldilocks forecast FILE [--steps N] [--json] [--run NAME] [--reward-column C] [--reward-maximum M]
      says where a running job is heading: the reward at step N with an 80% interval, whether to stop or go on, the
      step of the best checkpoint and the time left; without --steps as long as the log plans, else twice as long
  goldilocks signal FILE... [--json] [--dead]
      says which prompts of scored rollouts teach: the shares of prompts that are never, sometimes and always right, and
      the expected share of groups of 2 to 16 whose rollouts do not all score the same; JSON Lines, CSV, JSON or Parquet
      with a prompt or its id and a score in each row, packed or not. --dead lists the prompts that teach nothing
  goldilocks behaviours [--seeds N] [--seed-base S] [--json]
      measures on N seeds from S on (192, 5000) what the simulation shows of each claim of the document
  goldilocks realism [--seeds N] [--seed-base S] [--json]
      compares simulated runs (192, from seed 5000 on) with 284 logs of real ones, figure by figure
  goldilocks diagnosis-accuracy [--seeds N] [--seed-base S] [--json]
      diagnoses simulated runs (192 of each config, from seed 5000 on) whose cause is known, and counts which is named
  goldilocks forecast-accuracy [--seeds N] [--seed-base S] [--what-if] [--json]
      cuts simulated runs at 30, 50 and 70% and compares the forecast of their end with how they went on. --what-if predicts
      what half the rate and twice the epochs would have done to the runs of N simulated users, and compares it with what they do
  goldilocks reference
      prints everything that is known about each field (Markdown)
  goldilocks help | --help | --version

LINK_OR_FILE is a link of the page or the part of it from # on (quote it), # alone for the defaults,
a file with a config document, the body of a request, a job as the API returns it, a firectl, ep or curl
command, a Python call or a link, or - for the standard input. What a file says of the job is taken too; flags win.
Exit codes: 0 done, 1 blocked, part of it refused or something missing (check, export) or a verdict to fail on
(diagnose), 2 not possible as asked, or the output could not be written.
`;
