import { Suspense, useEffect, useRef, useState } from "react";
import { brief, grouped } from "../../schema/fields/notation.ts";
import { useRested } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";
import "./SetupChip.css";

const Missing = () => <p role="alert">This part could not be loaded. Reload the page.</p>;
const SetupPanel = lazyPart(async () => (await import("./SetupPanel.tsx")).SetupPanel, Missing);

/** The setup in one line, as a button that opens its fields. */
export function SetupChip() {
  const popover = useRef<HTMLDivElement>(null);
  const [wasOpened, setOpened] = useState(false);
  // the browser opens a popover before React listens
  useEffect(() => setOpened(popover.current?.matches(":popover-open") ?? false), []);
  return (
    <>
      <ChipButton />
      <div
        id="setup"
        ref={popover}
        popover="auto"
        role="dialog"
        aria-label="Setup"
        onToggle={({ newState, currentTarget }) => {
          if (newState !== "open") return;
          setOpened(true);
          currentTarget.querySelector("input")?.focus();
        }}
      >
        {wasOpened && (
          <Suspense>
            <SetupPanel />
          </Suspense>
        )}
      </div>
    </>
  );
}

function ChipButton() {
  const size = useRested(({ config }) => brief(config.modelSize));
  const gpus = useRested(({ config }) => `${config.gpuCount}× ${brief(config.gpuMemory)} GB`);
  const prompts = useRested(({ config }) => grouped(config.prompts));
  const task = useRested(({ config }) => config.taskComplexity);
  return (
    <button
      type="button"
      className="chip"
      popoverTarget="setup"
      aria-label={`Setup: ${size}B model, ${gpus}, ${prompts} prompts, ${task} task`}
    >
      <span>
        <b>{size}B</b>
        <i> model</i> · <b>{gpus}</b>
        <i className="prompts">
          {" · "}
          <b>{prompts}</b>
          <i> prompts</i>
        </i>
        {" · "}
        <b>{task}</b>
        <i> task</i>
      </span>
    </button>
  );
}
