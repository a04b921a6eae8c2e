import type { Verdict } from "../../diagnosis/verdict/verdict.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import type { Difference } from "../../simulator/runs/difference.ts";

/** The preview of the default config, simulated at build: the page shows it before any script has run. */
export interface PrerenderedPreview {
  readonly stage: PreviewStage;
  readonly verdict: Verdict;
  /** The effects of the suggestions that are shown, by `effectKey`. */
  readonly effects: readonly (readonly [key: string, effect: Difference])[];
}

/** Decimal places of a packed number: less than a pixel of the chart. */
const PLACES = 4;

const rounded = (_key: string, value: unknown) =>
  value instanceof Float64Array
    ? Array.from(value, (one) => Number(one.toFixed(PLACES)))
    : typeof value === "number"
      ? Number(value.toFixed(PLACES))
      : value;

/** Packs a preview as JSON that is safe inside HTML. Single runs are left out, because their lines would take more bytes than the rest. */
export const packPreview = ({
  stage: { ensemble, ends, summary, example, done, engine },
  verdict,
  effects,
}: PrerenderedPreview) =>
  JSON.stringify({ ensemble, ends, summary, example, done, engine, verdict, effects }, rounded).replaceAll(
    "<",
    "\\u003c",
  );

/** Unpacks what `packPreview` wrote; `config` is the config that was simulated. */
export function unpackPreview(text: string, config: RunConfig): PrerenderedPreview {
  const { verdict, effects, ...stage } = JSON.parse(text, (_key, value) =>
    isNumbers(value) ? Float64Array.from(value) : value,
  );
  return { stage: { ...stage, config, runs: [] }, verdict, effects };
}

const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && typeof value[0] === "number";
