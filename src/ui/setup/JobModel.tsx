import { parseModelName } from "../../schema/plan/setupNames/parseModelName.ts";
import { visible } from "../../schema/values/quote.ts";
import { useSettings, useStores } from "../parts/context.ts";

/** Offers the size of the job's base model where the setup has another one. */
export function JobModel() {
  const { settings } = useStores();
  const baseModel = useSettings(({ job }) => job.baseModel);
  const size = useSettings(({ config }) => config.modelSize);
  const parsed = parseModelName(baseModel);
  if (!parsed.ok || parsed.size === size) return null;
  return (
    <p className="muted">
      Base model of the job: {visible(baseModel, 80)}.{" "}
      <button type="button" onClick={() => settings.change({ modelSize: parsed.size })}>
        Use {parsed.size}B
      </button>
    </p>
  );
}
