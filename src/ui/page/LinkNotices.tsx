import type { Problem } from "../../exchange/link/problem.ts";
import { useLinkReport, useStores } from "../parts/context.ts";
import "./LinkNotices.css";

const headings: readonly { kind: Problem["kind"]; text: string }[] = [
  { kind: "link", text: "About the link as a whole" },
  { kind: "refused", text: "Not taken; these settings have their defaults" },
  { kind: "repeated", text: "Given twice; the first one was taken" },
  { kind: "unknown", text: "Unknown and ignored" },
  { kind: "baseline", text: "Not taken into the baseline, which has the settings' own value there" },
];

/** Reports what of a link could not be used, and offers the settings that it replaced. */
export function LinkNotices() {
  const { address } = useStores();
  const problems = useLinkReport((report) => report.problems);
  const displaced = useLinkReport((report) => report.displaced);
  // the button disappears with its notice, so the focus moves to the settings
  const then = (act: () => void) => () => {
    act();
    document.getElementById("settings")?.focus();
  };
  return (
    <section className="notices" aria-label="About this link">
      {problems.length > 0 && (
        <div className="notice card cluster" role="alert">
          <p>
            <strong>Part of this link could not be used.</strong>
          </p>
          <Problems problems={problems} />
          <button type="button" onClick={then(address.dismissProblems)}>
            Dismiss
          </button>
        </div>
      )}
      {displaced && (
        <div className="notice card cluster" role="status">
          <p>This link shows its own settings. Yours from before are still here.</p>
          <button type="button" onClick={then(address.restoreDisplaced)}>
            Bring mine back
          </button>
          <button type="button" onClick={then(address.keepLink)}>
            Keep the link's
          </button>
        </div>
      )}
    </section>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <dl>
      {headings
        .map(({ kind, text }) => ({ text, listed: problems.filter((problem) => problem.kind === kind) }))
        .filter(({ listed }) => listed.length > 0)
        .map(({ text, listed }) => (
          <div key={text}>
            <dt>{text}</dt>
            {listed.map(({ key, reason }) => (
              <dd key={`${key} ${reason}`}>
                {key && <code>{key}</code>} {reason}
              </dd>
            ))}
          </div>
        ))}
    </dl>
  );
}
