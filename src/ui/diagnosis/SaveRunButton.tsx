import { useState } from "react";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { encodeLink } from "../../exchange/link/link.ts";
import { useStores } from "../parts/context.ts";
import { changeText } from "./ChangeToTry.tsx";

interface Props {
  readonly series: Series;
  readonly diagnosis: Diagnosis;
}

/** Saves the run with its verdict and the settings of the form. */
export function SaveRunButton({ series, diagnosis }: Props) {
  const { settings, log, loadNotebook } = useStores();
  const [outcome, setOutcome] = useState("");
  const keep = async () => {
    const { name, head } = log.store.getState();
    const { verdict, cause, confidence, summary, change } = diagnosis;
    const { config, baseline } = settings.store.getState();
    try {
      const notebook = await loadNotebook();
      const added = await notebook.add({
        title: `${name}: ${verdictTitle(verdict).toLowerCase()}`,
        link: encodeLink(config, baseline),
        note: "",
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
          ...(change && { change: `${changeText(change)}: ${change.reason}` }),
        },
      });
      if (!added.ok) setOutcome(`Not kept: ${added.reason}`);
      else setOutcome(added.saved ? "Kept: see Runs…" : "Kept in this tab only; Runs… says why.");
    } catch {
      setOutcome("The notebook could not be loaded. Reload the page and try again.");
    }
  };
  return (
    <p>
      <button type="button" onClick={() => void keep()}>
        Keep in the notebook
      </button>{" "}
      <span className="quiet" role="status">
        {outcome}
      </span>
    </p>
  );
}
