import { logOf } from "../../state/log/log.ts";
import { useLog, useStores } from "../parts/context.ts";

/** Asks whether a log that names no trainer is of a Fireworks job: then its settings have the units of the form. */
export function TrainerChoice() {
  const log = logOf(useStores().log);
  const { job, settings } = useLog((state) => state.known);
  const isOpen = useLog(
    ({ diagnosed }) => diagnosed !== undefined && "series" in diagnosed && !diagnosed.series.settings.library,
  );
  if (job || !isOpen) return null;
  return (
    <label className="trainer">
      <input
        type="checkbox"
        checked={settings?.library === "Fireworks"}
        onChange={({ target }) => log.tell({ settings: { library: target.checked ? "Fireworks" : "" } })}
      />{" "}
      This is a Fireworks RFT job
    </label>
  );
}
