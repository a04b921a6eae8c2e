import { renderToString } from "react-dom/server";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { packPreview, unpackPreview } from "../state/preview/prerenderedPreview.ts";
import { createStores } from "../state/stores.ts";
import { Root } from "../ui/page/Root.tsx";
import { inlineScript } from "./inlineScript.ts";
import { PREVIEW } from "./marks.ts";
import { simulateDefaults } from "./simulateDefaults.ts";

const noWorker = () => {
  throw new Error("no worker runs at build");
};

export interface Prerendered {
  /** Content of the page's root. */
  readonly html: string;
  /** The element with the prerendered preview. */
  readonly data: string;
  /** Code of the only inline script. */
  readonly script: string;
}

/** React's mark of a part that is still loading: a script would have to insert it later. */
const PENDING = /<!--\$[?!]-->/;

/** Renders the page of the default config. Throws where it shows a part whose chunk is loaded on demand. */
export async function prerender(kernel: BufferSource): Promise<Prerendered> {
  // rendered from the packed preview, so that build and browser show the same digits
  const packed = packPreview(await simulateDefaults(kernel));
  const stores = createStores(
    { simulator: noWorker, log: noWorker, imports: noWorker, runs: noWorker },
    unpackPreview(packed, defaultConfig),
  );
  // everything is rendered
  stores.firstUse.end();
  const html = renderToString(<Root stores={stores} />);
  const pending = PENDING.exec(html);
  if (pending) {
    const before = html.slice(Math.max(0, pending.index - 200), pending.index);
    throw new Error(`a lazy part is shown at first; it follows ${before}`);
  }
  const data = `<script type="application/json" id="${PREVIEW}">${packed}</script>`;
  return { html, data, script: inlineScript() };
}
