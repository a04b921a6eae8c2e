import { Suspense, useRef } from "react";
import { useSettings, useStores } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";
import "./Compare.css";

const Missing = () => (
  <p role="alert" className="failure">
    This part could not be loaded. Reload the page.
  </p>
);
// most visits pin nothing
const PinnedBaseline = lazyPart(async () => (await import("./PinnedBaseline.tsx")).PinnedBaseline, Missing);

/** Pins the present settings as a baseline, and compares later settings with it. */
export function Compare() {
  const baseline = useSettings((settings) => settings.baseline);
  const title = useRef<HTMLHeadingElement>(null);
  const { comparison } = useStores();
  return (
    <section className="compare" aria-labelledby="compare-title">
      <h2 id="compare-title" ref={title} tabIndex={-1} className={baseline ? undefined : "unseen"}>
        vs. baseline
      </h2>
      {baseline ? (
        <Suspense>
          <PinnedBaseline baseline={baseline} toTitle={() => title.current?.focus()} />
        </Suspense>
      ) : (
        <p className="pin muted">
          <button
            type="button"
            onClick={() => {
              comparison.pin();
              title.current?.focus();
            }}
          >
            Pin as baseline
          </button>
          <span> to compare later changes with these settings</span>
        </p>
      )}
    </section>
  );
}
