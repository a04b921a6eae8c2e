import { useDeferredValue } from "react";
import { type Finding, findingsOf } from "../schema/findings.ts";
import { Cited } from "./Background.tsx";
import { useSettings, useStores } from "./context.ts";

const levels: Readonly<Record<Finding["level"], string>> = {
  blocked: "blocked",
  outside: "outside the document",
  advice: "advice",
  interaction: "interaction",
};

/** What there is to say about this config, most pressing first. */
export function Findings() {
  const { settings } = useStores();
  // a drag must not wait for this list
  const config = useDeferredValue(useSettings((state) => state.config));
  const findings = findingsOf(config);
  return (
    <section className="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">
        {findings.length === 0
          ? "Nothing to look at"
          : `${findings.length} ${findings.length === 1 ? "thing" : "things"} to look at`}
      </h2>
      {findings.length === 0 && <p className="quiet">Every setting is within what Fireworks documents and advises.</p>}
      <ul>
        {findings.map((finding) => (
          <li key={finding.message} data-level={finding.level}>
            <span className="tag">{levels[finding.level]}</span> {finding.message}{" "}
            <small>
              <Cited source={finding.source} />
            </small>
            {finding.set && <SetTo {...finding.set} apply={(patch) => settings.change(patch)} />}
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
