import { askMaximumIfUnknown, blameSetting, present } from "./explanation.ts";
import type { Examination, Explanation } from "./loggedVerdict.ts";
import type { Remedies } from "./remedies.ts";

/** Explains a rise that is too small or stops: equal groups and cut-off responses come before the step size. */
export function explainStuckRise(remedies: Remedies, seen: Examination): Explanation {
  const { equalGroups, spreadGone, settled, atLimit } = seen.signs;
  if (equalGroups || spreadGone)
    return {
      ...askMaximumIfUnknown(seen),
      cause: "data_or_grader",
      because: present(equalGroups ?? spreadGone),
      lookAt:
        "Look at the groups: where all rollouts score the same there is nothing to learn from, whatever the learning rate. Harder or more varied prompts, or graded scores, bring back a difference.",
    };
  if (atLimit)
    return {
      cause: "hyperparameter",
      because: [atLimit],
      lookAt: "Look at the responses that are cut off: the output limit may be what holds the reward down.",
    };
  return blameSetting(remedies, seen, present(settled));
}
