import { fidelity } from "../../exchange/export/fidelity.ts";
import { exportTo, type Target } from "../../exchange/export/targets.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import type { JobField } from "../../schema/fields/job.ts";
import type { Finding } from "../../schema/findings/findings.ts";
import { useSettings } from "../parts/context.ts";
import { pageLink } from "../parts/pageLink.ts";
import { ExportedFile } from "./ExportedFile.tsx";

interface Props {
  readonly target: Exclude<Target, "config">;
  readonly config: RunConfig;
  readonly findings: readonly Finding[];
}

/** The config in a format other than our own, in a chunk that is loaded when one is chosen. */
export function OtherFormat({ target, config, findings }: Props) {
  const job = useSettings((state) => state.job);
  const drafts = useSettings((state) => state.drafts);
  const reasons = Object.entries(drafts).filter(([field]) => fidelity[target][field as Field | JobField] !== "lost");
  return (
    <ExportedFile
      target={target}
      result={exportTo(target, config, job, pageLink(config))}
      drafts={reasons.map(([, { reason }]) => reason)}
      findings={findings}
    />
  );
}
