import type { Verdict } from "../../diagnosis/verdict/verdict.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import type { Difference } from "../../simulator/runs/difference.ts";
import type { Strip, StripPoint } from "./strip.ts";

/** The preview of the default config, simulated at build: the page shows it before any script has run. */
export interface PrerenderedPreview {
  readonly stage: PreviewStage;
  readonly verdict: Verdict;
  /** The effects of the suggestions that are shown, by `effectKey`. */
  readonly effects: readonly (readonly [key: string, effect: Difference])[];
  /** The curves in the tracks of the first screen. */
  readonly strips: { readonly [K in AdjustableField]?: Strip };
}

/** A packed strip: one number for each value of the slider, in its order. */
interface PackedStrip {
  readonly field: AdjustableField;
  readonly runs: number;
  readonly heldOut: readonly number[];
  readonly collapsed: readonly number[];
  readonly asGood: readonly number[];
}

const packStrip = ({ field, runs, points }: Strip): PackedStrip => ({
  field,
  runs,
  heldOut: points.map(({ heldOut }) => heldOut),
  collapsed: points.map(({ collapsed }) => collapsed),
  asGood: points.map(({ asGood }) => Number(asGood)),
});

function unpackStrip({ field, runs, heldOut, collapsed, asGood }: PackedStrip, config: RunConfig): Strip {
  const pointAt = (value: number, i: number): StripPoint[] => {
    const [held, share] = [heldOut[i], collapsed[i]];
    return held === undefined || share === undefined
      ? []
      : [{ value, heldOut: held, collapsed: share, asGood: asGood[i] === 1 }];
  };
  return { field, config, runs, points: parameters[field].scale.lattice.flatMap(pointAt) };
}

/** Decimal places of a packed number: less than a pixel of the chart. */
const PLACES = 4;

const rounded = (_key: string, value: unknown) =>
  value instanceof Float64Array
    ? Array.from(value, (one) => Number(one.toFixed(PLACES)))
    : typeof value === "number"
      ? Number(value.toFixed(PLACES))
      : value;

/** In place of the means over the runs that hold, where all do. */
const ALL_HOLD = "all";

/** Packs a preview as JSON that is safe inside HTML. Single runs and the raw one are left out, because their lines would take more bytes than the rest. */
export const packPreview = ({
  stage: { ensemble, ends, summary, done, engine },
  verdict,
  effects,
  strips,
}: PrerenderedPreview) =>
  JSON.stringify(
    {
      ensemble: { ...ensemble, holding: ensemble.holding?.runs === ensemble.runs ? ALL_HOLD : ensemble.holding },
      ends,
      summary,
      done,
      engine,
      verdict,
      effects,
      strips: Object.values(strips).map(packStrip),
    },
    rounded,
  ).replaceAll("<", "\\u003c");

/** Unpacks what `packPreview` wrote; `config` is the config that was simulated. */
export function unpackPreview(text: string, config: RunConfig): PrerenderedPreview {
  const { verdict, effects, strips, ...stage } = JSON.parse(text, (_key, value) =>
    isNumbers(value) ? Float64Array.from(value) : value,
  );
  const { holding, ...means } = stage.ensemble;
  stage.ensemble = { ...means, holding: holding === ALL_HOLD ? means : holding };
  const unpacked = (strips as PackedStrip[]).map((strip) => [strip.field, unpackStrip(strip, config)] as const);
  return {
    stage: { ...stage, config, runs: [], example: new Float64Array(0) },
    verdict,
    effects,
    strips: Object.fromEntries(unpacked),
  };
}

const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && typeof value[0] === "number";
