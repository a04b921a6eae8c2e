import { toConfig } from "../exchange/document.ts";
import type { RunConfig } from "../schema/config.ts";
import type { Finding } from "../schema/findings.ts";
import { CopyButton } from "./CopyButton.tsx";
import { useSettings } from "./context.ts";
import { pageLink } from "./pageLink.ts";
import { saveFile } from "./saveFile.ts";

interface Props {
  readonly config: RunConfig;
  readonly findings: readonly Finding[];
}

/** How the settings leave: the JSON document, shown, copied or downloaded. */
export function ExportPanel({ config, findings }: Props) {
  const drafts = useSettings((state) => state.drafts);
  const job = useSettings((state) => state.job);
  const { text, fileName } = toConfig(config, job);
  const reasons = [
    ...Object.values(drafts).map(({ reason }) => reason),
    ...findings.filter(({ level }) => level === "blocked").map(({ message }) => message),
  ];
  const blocked = reasons.length > 0;
  return (
    <section className="export" aria-labelledby="export-title">
      <h2 id="export-title">Take it with you</h2>
      {blocked && (
        <div className="blocked" id="blocked" role="alert">
          <p>
            <strong>Cannot export yet.</strong> Fix this first:
          </p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="actions">
        <button
          type="button"
          className="primary"
          aria-disabled={blocked}
          aria-describedby={blocked ? "blocked" : undefined}
          onClick={() => blocked || saveFile(fileName, text, "application/json")}
        >
          Download JSON
        </button>
        <CopyButton label="Copy JSON" text={() => text} disabled={blocked} />
        <a href="./rft-config.schema.json">JSON Schema</a>
      </p>
      <details className="background">
        <summary>What is in it</summary>
        <p className="quiet">
          A document of every setting, to keep and to open here again. A Fireworks job takes the values in{" "}
          <code>trainingConfig</code>, <code>inferenceParameters</code> and <code>lossConfig</code> under these very
          names.
        </p>
        <section className="document" data-blocked={blocked || undefined} aria-label="Config as JSON" tabIndex={0}>
          <pre>{text}</pre>
        </section>
      </details>
      <pre className="on-paper">{`${pageLink(config)}\n\n${text}`}</pre>
    </section>
  );
}
