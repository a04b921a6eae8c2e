import { sources } from "../../schema/fields/provenance.ts";
import { Citation } from "./Citation.tsx";

const { asOf } = sources.managedClosed;

/** Tells that Fireworks no longer starts managed jobs, with its source. */
export const ManagedClosed = () => (
  <>
    Managed RFT: no new jobs since <time dateTime={asOf}>{asOf}</time>.{" "}
    <small>
      <Citation source={sources.managedClosed} isShort />
    </small>
  </>
);
