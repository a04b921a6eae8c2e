import { renderToString } from "react-dom/server";
import { defaultConfig } from "../schema/parameters.ts";
import { createAddress } from "../state/address.ts";
import { packFirstSight, unpackFirstSight } from "../state/firstSight.ts";
import { createPreview } from "../state/preview.ts";
import { createSettings } from "../state/settings.ts";
import { Root } from "../ui/Root.tsx";
import { arrivalScript } from "./arrivalScript.ts";
import { FIRST_SIGHT } from "./marks.ts";
import { simulateFirstSight } from "./simulate.ts";

/** Asks nothing and answers nothing: what the page shows at first is simulated already. */
const noWorker = () => ({ postMessage() {}, terminate() {}, onmessage: null, onerror: null, onmessageerror: null });
const noReader = async () => undefined;

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

/** The page of the defaults as HTML. Throws where a part of it would come later: that is `afterFirstSight`'s to say. */
export async function prerender(kernel: BufferSource): Promise<Prerendered> {
  // what the browser will read is what is rendered, to the last digit
  const packed = packFirstSight(await simulateFirstSight(kernel));
  const firstSight = unpackFirstSight(packed, defaultConfig);
  const settings = createSettings(defaultConfig);
  const source = { current: () => defaultConfig, subscribe: () => undefined };
  const preview = createPreview(source, noWorker, noReader, firstSight.stage);
  const stores = { settings, address: createAddress(settings), preview, createWorker: noWorker, firstSight };
  const rendered = renderToString(<Root stores={{ ...stores, loadReader: noReader }} />);
  preview.dispose();
  if (WAITING.test(rendered)) throw new Error("a lazy part of the first sight must be made with afterFirstSight");
  const data = `<script type="application/json" id="${FIRST_SIGHT}">${packed}</script>`;
  return { html: rendered, data, script: arrivalScript() };
}
