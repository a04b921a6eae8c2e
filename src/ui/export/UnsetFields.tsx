import { parameters } from "../../schema/fields/parameters.ts";
import { useSettings, useStores } from "../parts/context.ts";

/** The settings that an import left to the service: whether the format leaves them out, and the button that writes them out. */
export function UnsetFields({ isLeftOut }: { isLeftOut: boolean }) {
  const { settings } = useStores();
  const unset = useSettings((state) => state.unset);
  if (unset.size === 0) return null;
  const fields = [...unset].map((field) => parameters[field].label).join(", ");
  return (
    <p className="unset small-buttons">
      {isLeftOut ? "Left to the service's default: " : "Not in your import, written out in this format: "}
      {fields}{" "}
      {isLeftOut && (
        <button type="button" onClick={settings.pinUnset}>
          Write them out
        </button>
      )}
    </p>
  );
}
