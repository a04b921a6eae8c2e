import { useState } from "react";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { decisionOf } from "../../diagnosis/forecast/forecastText.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { encodeLink } from "../../exchange/link/link.ts";
import type { SavedForecast } from "../../exchange/runs/savedForecast.ts";
import { logOf } from "../../state/log/log.ts";
import { ownSettings, statesSettings } from "../../state/log/loggedConfig.ts";
import type { LogState } from "../../state/log/logState.ts";
import { proposalOf } from "../../state/log/proposal.ts";
import { useLog, useStores } from "../parts/context.ts";
import { changeText } from "./ChangeToTry.tsx";

/** What is kept of the open log's forecast; nothing of a simulated example, which says nothing of how forecasts do. */
function toSavedForecast({ forecast: answer, isExample }: LogState, diagnosis: Diagnosis): SavedForecast | undefined {
  if (isExample || !answer || "problem" in answer) return undefined;
  const { forecast } = answer;
  const { lastStep: step, planned } = forecast;
  const kept = { step, plannedSteps: planned.steps };
  if (forecast.decision === "too_early") return { ...kept, decision: forecast.decision };
  const { end, low, high } = forecast;
  return { ...kept, decision: decisionOf(forecast, diagnosis).decision, end, low, high };
}

interface Props {
  readonly series: Series;
  readonly diagnosis: Diagnosis;
}

/** Saves the run with its verdict and the settings of its log. Where the log states none, those of the page are taken only if asked for. */
export function SaveRunButton({ series, diagnosis }: Props) {
  const { settings, log: source, loadNotebook } = useStores();
  const log = logOf(source);
  const known = useLog((state) => state.known);
  const [takesPage, setTakesPage] = useState(false);
  const [outcome, setOutcome] = useState("");
  const own = ownSettings(series.settings, known);
  const isStated = own.settings === undefined || statesSettings(own.settings);
  const save = async () => {
    const { name, head, setup } = log.store.getState();
    const proposal = proposalOf(diagnosis, series, known, setup);
    const { verdict, cause, confidence, summary } = diagnosis;
    const page = !isStated && takesPage;
    try {
      const notebook = await loadNotebook();
      const added = await notebook.add({
        title: `${name}: ${verdictTitle(verdict).toLowerCase()}`,
        link: encodeLink(page ? settings.store.getState().config : own.config),
        note: page ? "Settings: those of the page when the run was saved. The log states none." : "",
        log: {
          name,
          format: head?.format ?? "",
          points: series.reward.length,
          steps: series.step,
          reward: series.reward,
          ...(series.heldOut && { heldOut: { steps: series.heldOut.step, reward: series.heldOut.reward } }),
          verdict,
          cause: cause === "data_or_grader" ? "Not a hyperparameter problem." : "",
          confidence,
          summary,
          ...(proposal && { change: `${changeText(proposal)}: ${proposal.reason}` }),
          ...(!page && own.settings && { settings: own.settings }),
        },
        forecast: toSavedForecast(await log.whenForecast(), diagnosis),
      });
      if (!added.ok) setOutcome(`Not saved: ${added.reason}`);
      else setOutcome(added.saved ? "Saved: see Saved runs." : "Saved in this tab only; Saved runs says why.");
    } catch {
      setOutcome("Saved runs could not be loaded. Reload the page and try again.");
    }
  };
  return (
    <div className="save-run">
      {!isStated && (
        <p>
          The log states no settings.
          <label className="takes-page">
            <input type="checkbox" checked={takesPage} onChange={({ target }) => setTakesPage(target.checked)} />
            <span>Save it with the settings of this page</span>
          </label>
        </p>
      )}
      <p>
        <button type="button" onClick={() => void save()}>
          Save
        </button>{" "}
        <span className="quiet" role="status">
          {outcome}
        </span>
      </p>
    </div>
  );
}
