import { spoken } from "../../schema/fields/notation.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { evidenceOf } from "../../simulator/claims/evidence.ts";
import { Citation } from "../parts/Citation.tsx";
import { EvidenceText } from "../parts/EvidenceText.tsx";

/** A field's default and range, how its band is derived, newer guidance, and what studies say. */
export function RangeAndSource({ field }: { field: AdjustableField }) {
  const parameter = parameters[field];
  const { hard, legal, notes = [] } = parameter;
  const bare = { ...parameter, unit: "" };
  const range = legal ? legal.join(", ") : `${spoken(bare, hard.min)} to ${spoken(bare, hard.max)}`;
  return (
    <details className="background">
      <summary>Range and source</summary>
      <dl>
        <dt>Default and range</dt>
        <dd>
          {spoken(parameter, parameter.default)}; {range}
          {parameter.whole && !legal ? ", whole numbers only" : ""}
          {field === "batchSize" ? "; the hardware sets the real limit" : ""}.
        </dd>
        <dt>Recommended for your setup</dt>
        <dd>{parameter.advice.bandRule}</dd>
        {notes.map(({ text, source }) => (
          <div key={text}>
            <dt>Newer guidance</dt>
            <dd>
              {text} <Citation source={source} />
            </dd>
          </div>
        ))}
        {evidenceOf(field).map((evidence) => (
          <div key={evidence.text}>
            <dt>One study {evidence.stance}</dt>
            <dd>
              <EvidenceText evidence={evidence} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
