import type { Job } from "../../schema/fields/job.ts";

/** Returns the account in a full resource name; undefined for a short one. */
function accountIn(name: string): string | undefined {
  const [collection, account = "", ...rest] = name.split("/");
  // . and .. would be taken for steps in the path of an address
  return collection === "accounts" && rest.length > 0 && /[^.]/.test(account) ? account : undefined;
}

/** Returns the account of the job, from the full name of its dataset, else of its evaluator; undefined where neither has one. */
export const accountOf = ({ dataset, evaluator }: Job): string | undefined =>
  accountIn(dataset) ?? accountIn(evaluator);

/** Returns the notes on where the account comes from. */
export function accountNotes(job: Job): readonly string[] {
  const account = accountOf(job);
  if (account === undefined) return ["The account is read from FIREWORKS_ACCOUNT_ID in the environment."];
  const other = accountIn(job.evaluator) ?? account;
  return other === account
    ? []
    : [
        "Dataset and evaluator belong to different accounts. The job starts in the dataset's account: check that it is yours.",
      ];
}
