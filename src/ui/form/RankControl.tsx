import { zoneOf } from "../../schema/fields/parameter.ts";
import { loraRank, ranks } from "../../schema/fields/training/loraRank.ts";
import { TrackCurve } from "../chart/TrackCurve.tsx";
import { useBand, useRowSettings, useStores } from "../parts/context.ts";
import "./RankControl.css";

const { label } = loraRank;

/** The rank as a select. */
export function RankSelect({ describedBy }: { describedBy: string }) {
  const { settings } = useStores();
  const rank = useRowSettings("loraRank", (config) => config.loraRank);
  return (
    <select
      aria-label={label}
      aria-describedby={describedBy}
      value={rank}
      onChange={(event) => settings.choose({ loraRank: Number(event.target.value) })}
    >
      {ranks.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </select>
  );
}

/** One painted cell per valid rank, the simulated curve over them. Hidden from screen readers and the keyboard, which use the select. */
export function RankStrip() {
  const { settings } = useStores();
  const rank = useRowSettings("loraRank", (config) => config.loraRank);
  const band = useBand("loraRank");
  return (
    <div className="track" aria-hidden="true">
      <div className="strip">
        {ranks.map((value) => {
          const zone = zoneOf(value, band);
          return (
            <button
              key={value}
              type="button"
              tabIndex={-1}
              className={`zone-${zone}`}
              data-current={value === rank || undefined}
              onClick={() => settings.choose({ loraRank: value })}
            >
              <b>{value}</b>
            </button>
          );
        })}
      </div>
      <TrackCurve field="loraRank" />
    </div>
  );
}
