import { useState } from "react";
import { asSentence } from "../../diagnosis/advice/remedies.ts";
import type { SuggestedChange } from "../../diagnosis/advice/suggestedChange.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { bare, rangeText } from "../../schema/fields/phrase.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { visible } from "../../schema/values/quote.ts";
import type { FormChange, Proposal } from "../../state/log/proposal.ts";
import { Citation } from "../parts/Citation.tsx";
import { useBand, useSettings, useStores } from "../parts/context.ts";

const fieldOf = ({ field }: SuggestedChange) => (field === "groupSize" ? "responseCandidatesCount" : field);

/** Describes a change: "learning rate 4e-5 → 2e-5". */
export function changeText(change: SuggestedChange): string {
  const field = fieldOf(change);
  const written = (value: number) => typedText(field, Number(value.toPrecision(6)));
  return `${parameters[field].label.toLowerCase()} ${written(change.from)} → ${written(change.to)}`;
}

/** The change to try, with its reason and source; applied to the form where the log counts in the form's units. */
export function ChangeToTry({ proposal, series }: { proposal: Proposal; series: Series }) {
  const { form, reason, source } = proposal;
  const { library, batchUnit } = series.settings;
  const unit = proposal.field === "batchSize" && batchUnit ? ` ${batchUnit}` : "";
  return (
    <section className="change" aria-label="Change to try">
      <p>
        <strong>
          Try {changeText(proposal)}
          {unit}.
        </strong>{" "}
        {asSentence(reason)} <Citation source={source} />
      </p>
      {form ? (
        <ApplyChange form={form} from={proposal.from} />
      ) : (
        <p className="quiet">
          In the units of {library ? visible(library, 60) : "the log's own trainer"}: set it there. The settings of this
          page stay as they are.
        </p>
      )}
    </section>
  );
}

/** Says how the page's value differs from that of the run, applies the change, says that it is applied, and takes it back. */
function ApplyChange({ form: { field, value }, from }: { form: FormChange; from: number }) {
  const { settings } = useStores();
  const parameter: NumberParameter = parameters[field];
  const present = useSettings((state) => state.config[field]);
  const band = useBand(field);
  /** The form's value before the change was applied here. */
  const [before, setBefore] = useState<number>();
  const isApplied = present === value;
  const isUp = value > from;
  const isPast = !isApplied && (isUp ? present > from : present < from) && (!band || zoneOf(present, band) === "right");
  const page = bare(parameter, present);
  if (isPast)
    return (
      <p data-change="none">
        The page’s {page} is already {isUp ? "higher" : "lower"}: nothing to change here.
      </p>
    );
  const apply = () => {
    if (isApplied) return;
    setBefore(present);
    settings.change({ [field]: value });
  };
  const undo = () => {
    settings.change({ [field]: before });
    setBefore(undefined);
  };
  return (
    <>
      {!isApplied && present !== from && (
        <p className="quiet">
          The page has {page}; this run had {bare(parameter, from)}.
        </p>
      )}
      <p className="actions">
        <button type="button" className="primary" aria-disabled={isApplied} onClick={apply}>
          {isApplied ? `${bare(parameter, value)} is in the settings` : `Use ${bare(parameter, value)} in the settings`}
        </button>{" "}
        <span role="status">{isApplied && before !== undefined && `The page had ${bare(parameter, before)}.`}</span>{" "}
        {isApplied && before !== undefined && (
          <button type="button" onClick={undo}>
            Undo
          </button>
        )}
      </p>
      {band && zoneOf(value, band) !== "right" && (
        <p className="quiet">Outside the recommended range ({rangeText(parameter, band)}).</p>
      )}
    </>
  );
}
