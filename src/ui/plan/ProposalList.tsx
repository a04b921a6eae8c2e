import { parameters } from "../../schema/fields/parameters.ts";
import { bare } from "../../schema/fields/phrase.ts";
import type { Recommendation } from "../../schema/plan/recommendation.ts";
import { Citation } from "../parts/Citation.tsx";

/** The fields of a preset that change or stay, each with its reason: the review before it is applied. */
export function ProposalList({ proposals }: { proposals: readonly Recommendation[] }) {
  return (
    <ul className="proposals no-markers">
      {proposals.map((proposal) => (
        <Row key={proposal.field} {...proposal} />
      ))}
    </ul>
  );
}

function Row({ field, from, to, reason, source }: Recommendation) {
  const parameter = parameters[field];
  const changes = to !== from;
  return (
    <li data-changes={changes || undefined}>
      <p className="cluster">
        <b>{parameter.label}</b>{" "}
        {changes ? (
          <span className="step">
            {bare(parameter, from)} <span aria-hidden="true">→</span>
            <span className="unseen">becomes</span> <strong>{bare(parameter, to)}</strong>
          </span>
        ) : (
          <span className="step">{bare(parameter, from)} (no change)</span>
        )}
      </p>
      <p className="reason muted">
        {reason}{" "}
        <small>
          <Citation source={source} />
        </small>
      </p>
    </li>
  );
}
