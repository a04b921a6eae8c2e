import { useRef } from "react";
import type { Field } from "../../schema/fields/config.ts";
import { type JobField, jobParameters } from "../../schema/fields/job.ts";
import { spoken } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { Finding, JobFinding } from "../../schema/findings/findings.ts";
import type { Settings } from "../../state/settings/settings.ts";
import { Citation } from "../parts/Citation.tsx";
import { useSettings, useStores } from "../parts/context.ts";
import "./Findings.css";

const levels: Readonly<Record<Finding["level"], string>> = {
  blocked: "blocked",
  outside: "outside the document",
  advice: "advice",
  interaction: "interaction",
};

const isJobField = (field: string): field is JobField => Object.hasOwn(jobParameters, field);

/** Returns a finding per draft: the service would refuse its text. */
function refusedTexts(drafts: Settings["drafts"]): (Finding | JobFinding)[] {
  return Object.entries(drafts).map(([field, { reason }]) => {
    const about = { level: "blocked", message: reason.endsWith(".") ? reason : `${reason}.` } as const;
    if (isJobField(field)) return { ...about, fields: [field], source: jobParameters[field].source };
    const parameter = parameters[field as Field];
    const { default: value } = parameter;
    const name = parameter.kind === "number" ? spoken(parameter, parameter.default) : value;
    const set = { field, value, label: `Set ${parameter.label} to ${name}` } as Finding["set"];
    return { ...about, fields: [field as Field], source: parameter.source, ...(set && { set }) };
  });
}

interface Props {
  readonly findings: readonly Finding[];
  readonly jobFindings: readonly JobFinding[];
}

/** Errors, warnings and suggestions, errors first. */
export function Findings({ findings: ofConfig, jobFindings }: Props) {
  const { settings } = useStores();
  const drafts = useSettings((state) => state.drafts);
  const title = useRef<HTMLHeadingElement>(null);
  // the button disappears with its finding, so the focus moves to the title
  const apply = (field: string, value: unknown) => {
    settings.apply({ [isJobField(field) ? "job" : "config"]: { [field]: value } });
    title.current?.focus();
  };
  const others = [...ofConfig, ...jobFindings];
  const findings = [
    ...refusedTexts(drafts),
    ...others.filter(({ level }) => level === "blocked"),
    ...others.filter(({ level }) => level !== "blocked"),
  ];
  return (
    <section className="findings divided" aria-labelledby="findings-title">
      <h2 id="findings-title" ref={title} tabIndex={-1}>
        {findings.length === 0
          ? "Nothing to warn about"
          : `${findings.length} ${findings.length === 1 ? "thing" : "things"} to look at`}
      </h2>
      <ul className="no-markers small-buttons">
        {findings.map((finding) => (
          <li key={finding.message} data-level={finding.level}>
            <span className="tag">
              {levels[finding.level]}
              <span className="unseen">: </span>
            </span>{" "}
            {finding.message}{" "}
            <small>
              <Citation source={finding.source} />
            </small>
            {finding.set && <SetTo {...finding.set} apply={apply} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Change = NonNullable<(Finding | JobFinding)["set"]>;

function SetTo({ field, value, label, apply }: Change & { apply: (field: string, value: unknown) => void }) {
  return (
    <button type="button" onClick={() => apply(field, value)}>
      {label}
    </button>
  );
}
