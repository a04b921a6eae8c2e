import type { Job } from "../../schema/fields/job.ts";

/** The account in a full resource name; undefined of a short one. */
function accountIn(name: string): string | undefined {
  const [collection, account = "", ...rest] = name.split("/");
  // . and .. would be taken for steps in the path of an address
  return collection === "accounts" && rest.length > 0 && /[^.]/.test(account) ? account : undefined;
}

/** The account that the job belongs to, after its data set or else its evaluator; undefined where neither has a full name. */
export const accountOf = ({ dataset, evaluator }: Job): string | undefined =>
  accountIn(dataset) ?? accountIn(evaluator);

/** What is to be said about where the account is taken from. */
export function accountNotes(job: Job): readonly string[] {
  const account = accountOf(job);
  if (account === undefined) return ["The account is read from FIREWORKS_ACCOUNT_ID in the environment."];
  const other = accountIn(job.evaluator) ?? account;
  return other === account
    ? []
    : [
        "Data set and evaluator are of different accounts: the job is launched in the data set's. Check that it is yours.",
      ];
}
