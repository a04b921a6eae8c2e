import { spoken } from "../../schema/fields/notation.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import type { Provenance } from "../../schema/fields/provenance.ts";
import { type Evidence, evidenceOf } from "../../simulator/claims/evidence.ts";
import { Citation } from "../parts/Citation.tsx";
import { EvidenceText } from "../parts/EvidenceText.tsx";

/** When to adjust a field, its default and range, how its band is derived, newer guidance, and the sources. */
export function Background({ field }: { field: AdjustableField }) {
  const parameter = parameters[field];
  const { hard, legal, source, notes = [] } = parameter;
  const { adjust, bandRule } = parameter.advice;
  const bare = { ...parameter, unit: "" };
  const range = legal ? legal.join(", ") : `${spoken(bare, hard.min)} to ${spoken(bare, hard.max)}`;
  return (
    <details className="background">
      <summary>When to change it, and who says so</summary>
      <ul>
        {adjust.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl>
        <dt>Default and range</dt>
        <dd>
          {spoken(parameter, parameter.default)}; {range}
          {parameter.whole && !legal ? ", whole numbers only" : ""}
          {field === "batchSize" ? " here; what really limits it is the hardware" : ""}.
        </dd>
        <dt>Just right, here</dt>
        <dd>{bandRule}</dd>
        {notes.map(({ text, source: from }) => (
          <Dated key={text} text={text} source={from} />
        ))}
        {evidenceOf(field).map((one) => (
          <Studied key={one.text} evidence={one} />
        ))}
        <dt>Source</dt>
        <dd>
          <Citation source={source} />
        </dd>
      </dl>
    </details>
  );
}

function Studied({ evidence }: { evidence: Evidence }) {
  return (
    <>
      <dt>One study {evidence.stance}</dt>
      <dd>
        <EvidenceText evidence={evidence} />
      </dd>
    </>
  );
}

function Dated({ text, source }: { text: string; source: Provenance }) {
  return (
    <>
      <dt>Also said</dt>
      <dd>
        {text} <Citation source={source} />
      </dd>
    </>
  );
}
