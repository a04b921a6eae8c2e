import { Suspense, useId, useState } from "react";
import { toConfig } from "../../exchange/export/document.ts";
import type { Target } from "../../exchange/export/targets.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { Finding } from "../../schema/findings/findings.ts";
import { useSettings } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";
import { usePageLink } from "../parts/pageLink.ts";
import { ExportedFile } from "./ExportedFile.tsx";
import { targetLabels } from "./targetLabels.ts";
import "./ExportPanel.css";

/** Shown where the chunk of the other formats cannot be loaded. */
const Missing = () => (
  <p role="alert" className="failure">
    This part could not be loaded. Reload the page: your settings are in the address and come back with it.
  </p>
);
const OtherFormat = lazyPart(async () => (await import("./OtherFormat.tsx")).OtherFormat, Missing);

interface Props {
  readonly config: RunConfig;
  readonly findings: readonly Finding[];
}

/** Exports the settings in a chosen format: shown, copied or downloaded. */
export function ExportPanel({ config, findings }: Props) {
  const [target, setTarget] = useState<Target>("config");
  const drafts = useSettings((state) => state.drafts);
  const job = useSettings((state) => state.job);
  const file = toConfig(config, job);
  return (
    <section className="export divided" aria-labelledby="export-title">
      <h2 id="export-title">Take it with you</h2>
      <FormatChoice target={target} choose={setTarget} />
      <p className="quiet">{targetLabels[target].is}</p>
      {target === "config" ? (
        <ExportedFile
          target={target}
          result={file}
          drafts={Object.values(drafts).map(({ reason }) => reason)}
          findings={findings}
        />
      ) : (
        <Suspense>
          <OtherFormat target={target} config={config} findings={findings} />
        </Suspense>
      )}
      <OnPaper config={config} text={file.text} />
    </section>
  );
}

/** The link and the config file, for print. */
function OnPaper({ config, text }: { config: RunConfig; text: string }) {
  const link = usePageLink(config);
  return <pre className="on-paper">{`${link}\n\n${text}`}</pre>;
}

function FormatChoice({ target, choose }: { target: Target; choose: (target: Target) => void }) {
  const name = useId();
  return (
    <fieldset className="forms">
      <legend className="unseen">Form</legend>
      {(Object.keys(targetLabels) as Target[]).map((format) => (
        <label key={format}>
          <input type="radio" name={name} checked={format === target} onChange={() => choose(format)} />
          {targetLabels[format].label}
        </label>
      ))}
    </fieldset>
  );
}
