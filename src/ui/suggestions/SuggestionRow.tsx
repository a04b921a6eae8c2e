import type { RunConfig } from "../../schema/fields/config.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { Note } from "../../schema/fields/provenance.ts";
import { changeText } from "../../schema/plan/suggestion.ts";
import type { RankedSuggestion } from "../../state/preview/rankedSuggestions.ts";
import { Citation } from "../parts/Citation.tsx";
import { usePreview, useStores } from "../parts/context.ts";
import { Fold } from "../parts/Fold.tsx";
import { disagreement, effectParts } from "./effectText.ts";
import type { Refusal } from "./refusals.ts";
import "./Suggestions.css";

interface Applying {
  /** Called after the change: its button is gone then. */
  readonly onApplied?: () => void;
}

interface Shown extends Applying {
  readonly suggestion: RankedSuggestion;
  /** The config that it is about. */
  readonly config: RunConfig;
}

/** A suggestion: the button that applies it, its reason, and what the simulation says of it. */
export function SuggestionRow({ suggestion, config, onApplied }: Shown) {
  const { settings } = useStores();
  const { field, to, kind, reasons, effect } = suggestion;
  const [before, after] = changeText(suggestion).split(" → ");
  const failed = usePreview(({ status }) => status === "failed");
  const isWaiting = effect === undefined && parameters[field].simulated && !failed;
  const conflict = disagreement(config, suggestion);
  const others = conflict ? reasons : reasons.slice(1);
  const apply = () => {
    settings.change({ [field]: to });
    onApplied?.();
  };
  return (
    <li className="suggestion" data-kind={kind}>
      {kind === "error" && <ErrorTag />}
      <button type="button" onClick={apply}>
        {before} <span className="unseen">becomes</span>
        <span aria-hidden="true">→</span> {after}
      </button>
      <div className="reason">
        {conflict ? <p>{conflict}</p> : reasons.slice(0, 1).map((reason) => <Reason key={reason.text} {...reason} />)}
        {others.length > 0 && (
          <Fold className="fold" summary={conflict ? "Reasons" : "More reasons"}>
            {others.map((reason) => (
              <Reason key={reason.text} {...reason} />
            ))}
          </Fold>
        )}
      </div>
      <p className="effect muted" aria-busy={isWaiting}>
        {isWaiting && "simulating…"}
        {effectParts(config, suggestion).map(({ figure, text }, index) => (
          <span key={text}>
            {index > 0 && " · "}
            {figure && <b data-worse={figure.startsWith("−") || undefined}>{figure}</b>} {text}
          </span>
        ))}
      </p>
    </li>
  );
}

const ErrorTag = () => (
  <span className="tag">
    Error<span className="unseen">: </span>
  </span>
);

const Reason = ({ text, source }: Note) => (
  <p>
    {text}{" "}
    <small>
      <Citation source={source} isShort />
    </small>
  </p>
);

/** A finding that no change of a setting settles. */
export const NoticeRow = (notice: Note) => (
  <li className="suggestion">
    <div className="reason">
      <Reason {...notice} />
    </div>
  </li>
);

/** A text or a job detail that the service refuses, with its fix where there is one. */
export function RefusalRow({ refusal: { text, source, fix }, onApplied }: { refusal: Refusal } & Applying) {
  const { settings } = useStores();
  return (
    <li className="suggestion" data-kind="error">
      <ErrorTag />
      {fix && (
        <button
          type="button"
          onClick={() => {
            settings.apply(fix.patch);
            onApplied?.();
          }}
        >
          {fix.label}
        </button>
      )}
      <div className="reason">
        <Reason text={text} source={source} />
      </div>
    </li>
  );
}
