import { renderToString } from "react-dom/server";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { createLatePreview } from "../state/preview/latePreview.ts";
import { packFirstSight, unpackFirstSight } from "../state/preview/prerenderedPreview.ts";
import { createAddress } from "../state/settings/address.ts";
import { createSettings } from "../state/settings/settings.ts";
import { loadBackground } from "../ui/form/lazyBackground.tsx";
import { Root } from "../ui/page/Root.tsx";
import type { Stores } from "../ui/parts/context.ts";
import { arrivalScript } from "./arrivalScript.ts";
import { FIRST_SIGHT } from "./marks.ts";
import { simulateFirstSight } from "./simulateDefaults.ts";

/** Asks nothing and answers nothing: what the page shows at first is simulated already. */
const noWorker = () => ({ postMessage() {}, terminate() {}, onmessage: null, onerror: null, onmessageerror: null });
const noReader = async () => undefined;
const noNotebook = () => Promise.reject(new Error("nobody keeps a notebook at build"));

export interface Prerendered {
  /** What stands in the page's root. */
  readonly html: string;
  /** An element with what the page needs to take the HTML over. */
  readonly data: string;
  /** The only script that stands in the page itself. */
  readonly script: string;
}

/** React's mark of a part that waits for a chunk: it would be filled in by a script, and shown late. */
const WAITING = /<!--\$[?!]-->/;

/** The page of the defaults as HTML. Throws where a part of it would come later without `afterFirstSight`. */
export async function prerender(kernel: BufferSource): Promise<Prerendered> {
  // what the browser will read is what is rendered, to the last digit
  const packed = packFirstSight(await simulateFirstSight(kernel));
  const firstSight = unpackFirstSight(packed, defaultConfig);
  const settings = createSettings(defaultConfig);
  const { preview } = createLatePreview(firstSight.stage);
  const stores: Stores = {
    ...{ settings, address: createAddress(settings), preview, firstSight },
    ...{ createWorker: noWorker, createLogWorker: noWorker, loadReader: noReader, loadNotebook: noNotebook },
  };
  const page = <Root stores={stores} />;
  // the first time asks for the parts that are taken over late
  renderToString(page);
  await loadBackground();
  const rendered = renderToString(page);
  const waiting = WAITING.exec(rendered);
  if (waiting) {
    const after = rendered.slice(Math.max(0, waiting.index - 200), waiting.index);
    throw new Error(`a lazy part of the first sight must be made with afterFirstSight; it follows ${after}`);
  }
  const data = `<script type="application/json" id="${FIRST_SIGHT}">${packed}</script>`;
  return { html: rendered, data, script: arrivalScript() };
}
