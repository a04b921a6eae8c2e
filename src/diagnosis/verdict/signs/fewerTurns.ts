import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Share of the initial turns or tool calls at or below which the sign shows. */
const HALF = 0.5;

function fewerIn({ turns, toolCalls }: Series): Sign | undefined {
  const columns = [
    { column: "toolCalls", what: "tool calls", ends: endsOf(toolCalls) },
    { column: "turns", what: "turns", ends: endsOf(turns) },
  ];
  for (const { column, what, ends } of columns) {
    if (ends === undefined || !(ends.start > 0) || ends.end > HALF * ends.start) continue;
    const { start, end, from, to } = ends;
    return { text: `${what} per rollout fall from ${short(start)} to ${short(end)}`, column, from, to };
  }
  return undefined;
}

export const fewerTurns: SignRule = {
  level: "note",
  remedy: "Read rollouts from before and after: the policy may answer without the tools, or end early.",
  source: published,
  needs: "tools/call_frequency or num_turns/mean",
  canJudge: ({ turns, toolCalls }) => endsOf(turns) !== undefined || endsOf(toolCalls) !== undefined,
  read: fewerIn,
};
