import { useRef } from "react";
import type { Finding } from "../schema/findings.ts";
import { Cited } from "./Background.tsx";
import { useSettings, useStores } from "./context.ts";

const levels: Readonly<Record<Finding["level"], string>> = {
  blocked: "blocked",
  outside: "outside the document",
  advice: "advice",
  interaction: "interaction",
};

/** What there is to say about this config, most pressing first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { settings } = useStores();
  const unfinished = useSettings(({ drafts }) => Object.keys(drafts).length > 0);
  const title = useRef<HTMLHeadingElement>(null);
  // the button goes with its finding: the focus stays here
  const apply = (patch: object) => {
    settings.change(patch);
    title.current?.focus();
  };
  if (findings.length === 0 && unfinished) return null;
  return (
    <section className="findings" aria-labelledby="findings-title">
      <h2 id="findings-title" ref={title} tabIndex={-1}>
        {findings.length === 0
          ? "Nothing to warn about"
          : `${findings.length} ${findings.length === 1 ? "thing" : "things"} to look at`}
      </h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.message} data-level={finding.level}>
            <span className="tag">
              {levels[finding.level]}
              <span className="unseen">: </span>
            </span>{" "}
            {finding.message}{" "}
            <small>
              <Cited source={finding.source} />
            </small>
            {finding.set && <SetTo {...finding.set} apply={apply} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SetTo({ field, value, label, apply }: NonNullable<Finding["set"]> & { apply: (patch: object) => void }) {
  return (
    <button type="button" onClick={() => apply({ [field]: value })}>
      {label}
    </button>
  );
}
