import { useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { defaultConfig } from "../../../schema/fields/defaults.ts";
import { percent } from "../../../schema/fields/notation.ts";
import type { SimulatedConfig } from "../../../simulator/mapping.ts";
import { Choice } from "../Dials.tsx";
import { RunsPreview } from "../RunsPreview.tsx";

const shares = [String(defaultConfig.gameableShare), "0"];
const words = Object.fromEntries(shares.map((share) => [share, percent(Number(share))]));

/** Step 6: many epochs on prompts whose grader accepts a wrong answer. */
export function HackedGrader() {
  const [source] = useState(() => createStore<SimulatedConfig>(() => ({ ...defaultConfig, epochs: 10 })));
  const share = useStore(source, ({ gameableShare }) => String(gameableShare));
  return (
    <>
      <p>
        On {words[shares[0] ?? ""]} of the training prompts the grader pays a wrong answer in full and the right one
        only 0.8. Held-out prompts are graded correctly. From 3 to 10 epochs train reward still rises while held-out
        reward falls: the policy learns the faults of its grader. With a perfect grader held-out reward does not fall.
      </p>
      <Choice
        label="Reward-hackable prompts"
        value={share}
        options={shares}
        words={words}
        onChange={(chosen) => source.setState({ gameableShare: Number(chosen) })}
      />
      <RunsPreview source={source} label="Simulated runs of 10 epochs" />
    </>
  );
}
