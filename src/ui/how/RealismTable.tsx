import { brief } from "../../schema/fields/notation.ts";
import type { RealFigure } from "../../simulator/realism/real.ts";
import { realismRecord } from "../../simulator/realism/record.ts";
import { LOGGING_STEPS } from "../../simulator/runs/toRewardLog.ts";

function written({ median, low, high }: RealFigure): string {
  const middle = median === undefined ? "" : brief(median);
  return low === undefined || high === undefined ? middle : `${middle} [${brief(low)} to ${brief(high)}]`;
}

const inReal = (inside: boolean | undefined) => (inside === undefined ? "" : inside ? "inside" : "outside");

/** Statistics of simulated runs and of real logs. */
export function RealismTable() {
  const { firstSeed, seeds, rows } = realismRecord;
  return (
    <section>
      <h3>Beside real logs</h3>
      <p>
        Real figures: 284 logs of real reinforcement fine-tuning from 40 repositories, median and middle half. Ours:
        single runs of the default config, {seeds} seeds from {firstSeed} on. The grey example run is drawn as a trainer
        logs it, one point per {LOGGING_STEPS} optimizer steps. What lies outside stays outside: nothing was bent to
        fit.
      </p>
      <p>
        Likeness in a group says how much the rewards of one prompt's rollouts resemble each other. A is the reward that
        ScaleRL's law levels off at, Cmid the share of the run after which half the gain is made, B how sharp the rise
        is.
      </p>
      <section className="scroll" tabIndex={0} aria-label="Real logs and simulated runs">
        <table>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Within the real middle half</th>
              <th scope="col">Here</th>
              <th scope="col">Real</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ figure, real, ours, inside }) => (
              <tr key={figure}>
                <th scope="row">{figure}</th>
                <td>{inReal(inside)}</td>
                <td>{written(ours)}</td>
                <td>{written(real)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
