import { encodeDocument } from "../../exchange/export/document.ts";
import { useRested } from "../parts/context.ts";
import { usePageLink } from "../parts/pageLink.ts";
import "./PaperText.css";

/** The link and the config file, for print. */
export function PaperText() {
  const config = useRested((state) => state.config);
  const link = usePageLink(config);
  return <pre className="on-paper">{`${link}\n\n${encodeDocument(config)}`}</pre>;
}
