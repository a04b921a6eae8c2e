import { checkField } from "../../schema/values/validate.ts";
import { useSettings, useStores } from "../parts/context.ts";
import { reward as written } from "../parts/format.ts";

/** Takes the starting reward of the setup from the log, so that the preview starts where the run started. */
export function StartingReward({ start }: { start: number }) {
  const { settings } = useStores();
  const present = useSettings(({ config }) => config.startingReward);
  const value = Number(start.toPrecision(2));
  if (!checkField("startingReward", value).ok) return null;
  return (
    <>
      <dt>Starting reward</dt>
      <dd>
        {written(start)}{" "}
        <button type="button" disabled={present === value} onClick={() => settings.change({ startingReward: value })}>
          {present === value ? "In the setup" : "Use in setup"}
        </button>
      </dd>
    </>
  );
}
