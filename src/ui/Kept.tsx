import type { Field } from "../schema/config.ts";
import { entries, parameters } from "../schema/parameters.ts";
import { useSettings, useStores } from "./context.ts";

const SHOWN_ELSEWHERE: readonly string[] = ["scenario", "seed"];
/** Fields that links and documents carry and the page has no control for yet. */
const keptFields = entries
  .filter(([, parameter]) => !SHOWN_ELSEWHERE.includes(parameter.group) && !("advice" in parameter))
  .map(([field]) => field);

function described(field: Field, value: unknown): string {
  const parameter = parameters[field];
  const option = parameter.kind === "choice" && parameter.options.find((one) => one.value === value);
  return `${parameter.label} ${option ? option.label : value}`;
}

/** Settings that came with a link or a file and differ from their defaults: nothing is carried along unseen. */
export function Kept() {
  const { settings } = useStores();
  const changed = useSettings(({ config }) =>
    keptFields
      .filter((field) => config[field] !== parameters[field].default)
      .map((field) => described(field, config[field]))
      .join(" · "),
  );
  if (changed === "") return null;
  return (
    <section className="kept" aria-label="Other settings">
      <p>
        <strong>Also set:</strong> {changed}. They came with the link or file, leave with the next one, and move the
        simulation where it models them; this page has no controls for them yet.
      </p>
      <button type="button" onClick={() => settings.reset(keptFields)}>
        Set these to their defaults
      </button>
    </section>
  );
}
