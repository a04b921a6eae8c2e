import type { Problem } from "../../exchange/link/problem.ts";
import { useLinkReport, useStores } from "../parts/context.ts";
import "./LinkNotices.css";

/** Most problems that are shown without unfolding. */
const MOST_SHOWN = 3;

const headings: readonly { kind: Problem["kind"]; text: string }[] = [
  { kind: "link", text: "Whole link" },
  { kind: "refused", text: "Invalid: default used" },
  { kind: "repeated", text: "Repeated: first value used" },
  { kind: "unknown", text: "Unknown: ignored" },
  { kind: "baseline", text: "Baseline: current value used" },
];

/** Reports the problems of a link in one line, which unfolds where there are several, and storage that takes nothing; offers the settings that a link replaced. */
export function LinkNotices() {
  const { address } = useStores();
  const problems = useLinkReport((report) => report.problems);
  const displaced = useLinkReport((report) => report.displaced);
  const isUnstored = useLinkReport((report) => report.isUnstored);
  const cut = problems.find(({ kind }) => kind === "cut");
  const listed = problems.filter(({ kind }) => kind !== "cut");
  const [only] = listed.length === 1 ? listed : [];
  // the button disappears with its notice, so the focus moves to the settings
  const then = (act: () => void) => () => {
    act();
    document.getElementById("settings")?.focus();
  };
  return (
    <section className="notices" aria-label="About this link">
      {problems.length > 0 && (
        <div className="notice card cluster" role="alert">
          {cut && (
            <p>
              <strong>{sentence(cut.reason)}</strong>
            </p>
          )}
          {only && (
            <p>
              <strong>{headings.find(({ kind }) => kind === only.kind)?.text}.</strong>{" "}
              {only.key && <code>{only.key}</code>} {only.reason}
            </p>
          )}
          {listed.length > 1 && (
            <details open={listed.length <= MOST_SHOWN}>
              <summary>
                <strong>{headline(listed.length)}</strong>
              </summary>
              <Problems problems={listed} />
            </details>
          )}
          <button type="button" onClick={then(address.dismissProblems)}>
            Dismiss
          </button>
        </div>
      )}
      {isUnstored && (
        <div className="notice card cluster" role="alert">
          <p>
            <strong>Settings cannot be stored:</strong> the browser’s storage is full or off. Share or export them
            before you close the page.
          </p>
          <button type="button" onClick={then(address.dismissUnstored)}>
            Dismiss
          </button>
        </div>
      )}
      {displaced && (
        <div className="notice card cluster" role="status">
          <p>Showing the settings of this link. Your own are saved.</p>
          <button type="button" onClick={then(address.restoreDisplaced)}>
            Restore my settings
          </button>
          <button type="button" onClick={then(address.keepLink)}>
            Keep these
          </button>
        </div>
      )}
    </section>
  );
}

const sentence = (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

const headline = (count: number) => `${count} parts of this link could not be used.`;

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
