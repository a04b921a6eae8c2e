import type { RuledOut } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { kinds } from "./OtherSeries.tsx";

interface Props {
  readonly ruledOut: readonly RuledOut[];
  readonly series: Series;
}

/** What was looked for and is not there, each with the reason, and the columns without which the other checks could not be made. */
export function RuledOutList({ ruledOut, series }: Props) {
  const missing = kinds.filter(([kind]) => kind !== "learningRate" && series[kind] === undefined);
  if (ruledOut.length === 0 && missing.length === 0) return null;
  return (
    <section aria-labelledby="ruled-out-title">
      <h3 id="ruled-out-title">{ruledOut.length > 0 ? "Ruled out" : "Not checked"}</h3>
      <dl className="ruled-out">
        {ruledOut.map(({ what, why }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <p className="quiet">
          {ruledOut.length > 0 && "Not checked: "}
          {ruledOut.length > 0 ? "the" : "The"} log has no column for{" "}
          {missing.map(([, label]) => label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())).join(", ")}.
        </p>
      )}
    </section>
  );
}
