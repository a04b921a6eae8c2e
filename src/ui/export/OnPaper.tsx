import { encodeDocument } from "../../exchange/export/document.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { usePageLink } from "../parts/pageLink.ts";
import "./OnPaper.css";

/** The link and the config file, for print. */
export function OnPaper({ config }: { config: RunConfig }) {
  const link = usePageLink(config);
  return <pre className="on-paper">{`${link}\n\n${encodeDocument(config)}`}</pre>;
}
