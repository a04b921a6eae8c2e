import type { Series } from "../../log/log.ts";
import { endsOf, percent } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Share of the rise that one part of the reward makes. */
const NEARLY_ALL = 0.95;

function oneComponentIn({ reward, components = [] }: Series): Sign | undefined {
  const rise = endsOf(reward);
  if (rise === undefined || components.length < 2 || !(rise.end > rise.start)) return undefined;
  const own = components.flatMap(({ column, values }) => {
    const ends = endsOf(values);
    return ends ? [{ column, gain: ends.end - ends.start }] : [];
  });
  const all = own.reduce((sum, { gain }) => sum + Math.max(0, gain), 0);
  const most = own.reduce((one, other) => (other.gain > one.gain ? other : one), { column: "", gain: 0 });
  if (own.length < 2 || !(all > 0) || most.gain < NEARLY_ALL * all) return undefined;
  return { text: `one part of the reward makes ${percent(most.gain / all)} of its rise`, column: most.column };
}

export const oneComponent: SignRule = {
  level: "note",
  remedy: "Look at what the other parts of the reward measure: the policy learns this one.",
  source: realLogs,
  needs: "rewards/*/mean",
  canJudge: ({ components }) => (components ?? []).length > 1,
  read: oneComponentIn,
};
