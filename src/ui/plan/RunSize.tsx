import { useStore } from "zustand";
import type { RunConfig } from "../../schema/fields/config.ts";
import { brief, rough } from "../../schema/fields/notation.ts";
import { memoryInUse } from "../../schema/fields/sizing.ts";
import { estimatesFrom } from "../../schema/plan/jobFigures.ts";
import { type Reference, sizeNotes, sizeOf } from "../../schema/plan/runSize.ts";
import { Citation } from "../parts/Citation.tsx";
import { useStores } from "../parts/context.ts";
import { defaultsFor } from "./defaultsFor.ts";
import { FinishedJob } from "./FinishedJob.tsx";
import { Price } from "./Price.tsx";

interface Props {
  readonly config: RunConfig;
  /** The pinned baseline. */
  readonly baseline?: RunConfig | undefined;
}

/** Steps, rollouts, tokens and memory of the run, with their formulas. */
export function RunSize({ config, baseline }: Props) {
  const references: Reference[] = [{ name: "the defaults", config: defaultsFor(config) }];
  if (baseline) references.push({ name: "the baseline", config: baseline });
  const { finishedJob } = useStores();
  const figures = useStore(finishedJob.store, (state) => state.figures);
  const rows = sizeOf(config, references);
  return (
    <section className="run-size divided" aria-labelledby="size-title">
      <h2 id="size-title">Size of the run</h2>
      <table>
        <tbody>
          {rows.map(({ label, text }) => (
            <tr key={label + text}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Memory on each GPU</th>
            <td>
              about {rough(memoryInUse(config))} of {brief(config.gpuMemory)} GiB
            </td>
          </tr>
        </tbody>
      </table>
      <details className="background">
        <summary>How this is calculated</summary>
        <dl className="formulas">
          {rows.map(({ label, text, formula, note }) => (
            <div key={label + text}>
              <dt>{label}</dt>
              <dd>
                {formula}
                <small>{note}</small>
              </dd>
            </div>
          ))}
          <div>
            <dt>Memory on each GPU</dt>
            <dd>
              Part by part, with its formulas, below the batch size.
              <small>An estimate of one training step.</small>
            </dd>
          </div>
        </dl>
        {sizeNotes(config).map(({ text, source }) => (
          <p key={text}>
            {text}{" "}
            <small>
              <Citation source={source} />
            </small>
          </p>
        ))}
      </details>
      {figures && <FinishedJob config={config} figures={figures} />}
      <Price config={config} gpuHours={figures ? estimatesFrom(config, figures).map((one) => one.gpuHours) : []} />
    </section>
  );
}
