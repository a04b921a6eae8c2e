import type { RunConfig } from "../../schema/fields/config.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";

/** What a verdict says, in words. */
export interface Said {
  readonly lead: string;
  readonly sentence: string;
  readonly hint: string | undefined;
}

/** The preview of the defaults, simulated when the page was built: what it shows before any script has run. */
export interface FirstSight {
  readonly stage: PreviewStage;
  readonly said: Said;
}

/** Places of a number that is packed: less than a pixel of the chart. */
const PLACES = 4;

const rounded = (_key: string, value: unknown) =>
  value instanceof Float64Array
    ? Array.from(value, (one) => Number(one.toFixed(PLACES)))
    : typeof value === "number"
      ? Number(value.toFixed(PLACES))
      : value;

/** A first sight as JSON that can stand in a page; single runs are left out, because nothing shows them. */
export const packFirstSight = ({ stage: { ensemble, summary, example, done, engine }, said }: FirstSight): string =>
  JSON.stringify({ ensemble, summary, example, done, engine, said }, rounded).replaceAll("<", "\\u003c");

/** The first sight again, from text that `packFirstSight` wrote; `config` is what was simulated. */
export function unpackFirstSight(text: string, config: RunConfig): FirstSight {
  const { ensemble, summary, example, done, engine, said } = JSON.parse(text);
  const array = (values: number[]) => Float64Array.from(values);
  const { step, train, heldOut, low, high } = ensemble;
  const arrays = {
    step: array(step),
    train: array(train),
    heldOut: array(heldOut),
    low: array(low),
    high: array(high),
  };
  const stage = {
    config,
    runs: [],
    ensemble: { ...ensemble, ...arrays },
    summary,
    example: array(example),
    done,
    engine,
  };
  return { stage, said };
}
