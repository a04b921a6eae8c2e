import { brief, percent } from "../../schema/fields/notation.ts";
import { visible } from "../../schema/values/quote.ts";
import { useLog } from "../parts/context.ts";
import { steps } from "../parts/format.ts";
import { saveFile } from "../parts/saveFile.ts";
import { Histogram } from "./Histogram.tsx";
import { UsefulShares } from "./UsefulShares.tsx";
import { UseInSetup } from "./UseInSetup.tsx";
import "./signal.css";

/** Which prompts of a file of scored rollouts teach: pass rates, the share of useful groups, prompts that teach nothing, and checks of the grader. */
export function PassRatesView({ onClose }: { onClose: () => void }) {
  const rollouts = useLog((state) => state.rollouts);
  const name = useLog((state) => state.name);
  if (!rollouts) return null;
  const { rates, source } = rollouts;
  const { prompts, never, mixed, always, rightFrom, passRate, dead, grader, single } = rates;
  const save = () =>
    saveFile(
      `${name.replace(/\.\w+$/, "")}-dead-prompts.jsonl`,
      `${dead.map(({ label, score, rollouts: count }) => JSON.stringify({ prompt: label, score, rollouts: count })).join("\n")}\n`,
      "application/jsonl",
    );
  return (
    <div className="pass-rates">
      <p className="muted">
        {source.format}, {steps(prompts)} prompts, {steps(rates.rollouts)} rollouts; prompt:{" "}
        {visible(source.promptField, 60)}, score: {visible(source.scoreField, 120)}
      </p>
      {grader.isConstant && (
        <p className="failure" role="alert">
          The grader gives every rollout the same score: there is nothing to learn.
        </p>
      )}
      <div className="pass-rate-figures">
        <Histogram histogram={rates.histogram} />
        <UsefulShares shares={rates.usefulShare} readUpTo={rates.readUpTo} />
      </div>
      <dl>
        <dt>Never right</dt>
        <dd>{percent(never)}</dd>
        <dt>Sometimes right</dt>
        <dd>{percent(mixed)}</dd>
        <dt>Always right</dt>
        <dd>{percent(always)}</dd>
        <dt>Pass rate</dt>
        <dd>
          {percent(passRate)} (right: score of {brief(rightFrom)} or more)
        </dd>
        <dt>Grader</dt>
        <dd>
          {steps(grader.distinct)} different scores, {brief(grader.lowest)} to {brief(grader.highest)}; two rollouts of
          one prompt score the same in {percent(grader.ties)} of the pairs
          {grader.outside > 0 && `; ${percent(grader.outside)} of the scores are outside 0–1`}
        </dd>
        <dt>Prompts without signal</dt>
        <dd>
          {steps(dead.length)}, each with the same score for all its rollouts{" "}
          {dead.length > 0 && (
            <button type="button" onClick={save}>
              Save list
            </button>
          )}
        </dd>
      </dl>
      <UseInSetup rates={rates} onClose={onClose} />
      {(single > 0 || source.notes.length > 0) && (
        <ul className="caveats muted" aria-label="About this file">
          {single > 0 && <li>{steps(single)} prompts have one score and are left out of the shares.</li>}
          {source.notes.map((note) => (
            <li key={note}>{visible(note, 300)}</li>
          ))}
        </ul>
      )}
      <p className="quiet">The file is read on this machine and sent nowhere.</p>
    </div>
  );
}
