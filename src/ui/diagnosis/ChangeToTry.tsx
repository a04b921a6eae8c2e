import { asSentence } from "../../diagnosis/advice/remedies.ts";
import type { SuggestedChange } from "../../diagnosis/advice/suggestedChange.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { formChangeOf, leavesBand } from "../../state/log/formChange.ts";
import { Citation } from "../parts/Citation.tsx";
import { useLog, useSettings, useStores } from "../parts/context.ts";

/** Describes a change: "learning rate 2e-5 instead of 4e-5". */
export function changeText({ field, from, to }: SuggestedChange): string {
  const name = field === "groupSize" ? "responseCandidatesCount" : field;
  const written = (value: number) => typedText(name, Number(value.toPrecision(6)));
  return `${parameters[name].label.toLowerCase()} ${written(to)} instead of ${written(from)}`;
}

/** The suggested change, with its reason and source; one click applies it to the form. */
export function ChangeToTry({ change, series }: { change: SuggestedChange; series: Series }) {
  const { settings } = useStores();
  const config = useSettings((state) => state.config);
  const isJob = useLog(({ known }) => known.job !== undefined) || series.settings.library === "Fireworks";
  const proposal = formChangeOf(change, config, isJob);
  const { reason, source } = change;
  return (
    <section className="change" aria-label="One change to try">
      <p>
        <strong>Try {changeText(change)}.</strong> {asSentence(reason)} <Citation source={source} />
      </p>
      {proposal ? (
        <p className="actions">
          <button type="button" className="primary" onClick={() => settings.change({ [proposal.field]: proposal.to })}>
            Apply: {proposal.label.toLowerCase()}
          </button>{" "}
          <span className="quiet">
            {proposal.by === "factor" &&
              "The same factor on the form's own value: other trainers count on another scale. "}
            {leavesBand(proposal, config) && "That is outside of what is just right for the case in the form. "}
            Undo takes it back.
          </span>
        </p>
      ) : (
        <p className="quiet" role="status">
          The form already has it.
        </p>
      )}
    </section>
  );
}
