import type { Series } from "../../log/log.ts";
import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Share of the initial turns or tool calls at or below which the sign shows. */
const HALF = 0.5;

function fewerIn(series: Series): Sign | undefined {
  const fewer = (column: "toolCalls" | "turns", what: string) =>
    changed(
      series,
      column,
      ({ start, end }) => start > 0 && end <= HALF * start,
      ({ start, end }) => `${what} per rollout fall from ${short(start)} to ${short(end)}`,
    );
  return fewer("toolCalls", "tool calls") ?? fewer("turns", "turns");
}

export const fewerTurns: SignRule = {
  level: "note",
  remedy: "Read rollouts from before and after: the policy may answer without the tools, or end early.",
  source: published,
  needs: "tools/call_frequency or num_turns/mean",
  canJudge: ({ turns, toolCalls }) => endsOf(turns) !== undefined || endsOf(toolCalls) !== undefined,
  read: fewerIn,
};
