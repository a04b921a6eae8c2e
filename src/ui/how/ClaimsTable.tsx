import { brief } from "../../schema/fields/notation.ts";
import { evidence } from "../../simulator/claims/evidence.ts";
import { record } from "../../simulator/claims/record.ts";
import { claimIds, sentences } from "../../simulator/claims/sentences.ts";
import { EvidenceText } from "../parts/EvidenceText.tsx";

const verdicts = { shown: "Shown", conditional: "Not beyond luck", not_shown: "Not shown" } as const;

/** Each claim of Fireworks' page about a setting, with the simulation's measured verdict on it. */
export function ClaimsTable() {
  const { firstSeed, seeds, results } = record;
  return (
    <section>
      <h3>What Fireworks says, and what the simulation shows</h3>
      <p>
        Measured on {seeds} seeds from {firstSeed} on, which were used to tune neither the model nor the thresholds; a
        statistic has to clear its threshold by two standard errors. Other seeds rule out luck, not a model shaped to
        the purpose. Published results are of other models, tasks and trainers: one study each, never a correction of
        the service.
      </p>
      <section className="scroll" tabIndex={0} aria-label="Claims and measurements">
        <table>
          <thead>
            <tr>
              <th scope="col">Fireworks, 2025-11-08</th>
              <th scope="col">In this simulation</th>
              <th scope="col">Measured</th>
              <th scope="col">Published results</th>
            </tr>
          </thead>
          <tbody>
            {claimIds.map((id) => {
              const { document, simulation, condition } = sentences[id];
              const { statistic, standardError, threshold, verdict } = results[id];
              return (
                <tr key={id}>
                  <td>{document}</td>
                  <td>
                    {simulation}
                    {condition && <small> This holds {condition}.</small>}
                  </td>
                  <td>
                    <b>{verdicts[verdict]}</b>
                    <small>
                      {" "}
                      {brief(statistic)} ± {brief(standardError)}, threshold {brief(threshold)}
                    </small>
                  </td>
                  <td>
                    {evidence[id].map((one) => (
                      <p key={one.text}>
                        <b>{one.stance}</b>: <EvidenceText evidence={one} />
                      </p>
                    ))}
                    {evidence[id].length === 0 && "Untested"}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
