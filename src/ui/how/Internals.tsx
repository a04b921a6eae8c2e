import { useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Experiment, SimulatedConfig } from "../../simulator/mapping.ts";
import { useStores } from "../parts/context.ts";
import { Choice, Dial, ScaleDial } from "./Dials.tsx";
import { RunsPreview } from "./RunsPreview.tsx";

/** A separate preview with controls for the simulator's internals. */
export function Internals() {
  const { settings } = useStores();
  const [source] = useState(() =>
    createStore<SimulatedConfig>(() => ({ ...settings.store.getState().config, experiment: {} })),
  );
  const config = useStore(source);
  const change = (patch: Partial<SimulatedConfig>) => source.setState(patch);
  const experiment = (patch: Experiment) => change({ experiment: { ...config.experiment, ...patch } });

  return (
    <section className="lab">
      <p>
        Starts from your settings and leaves them as they are. Try the rate 5e-4 with another KL weight or warm-up, the
        rate 1e-5 with full precision, or 10 epochs without reward-hackable prompts.
      </p>
      <RunsPreview source={source} label="Simulated reward with these internals" />
      <div className="dials">
        <Choice
          label="Task"
          value={config.taskComplexity}
          options={["simple", "medium", "complex"]}
          onChange={(taskComplexity) => change({ taskComplexity })}
        />
        <ScaleDial field="learningRate" config={config} change={change} />
        <ScaleDial field="epochs" config={config} change={change} />
        <ScaleDial field="startingReward" config={config} change={change} />
        <ScaleDial field="gameableShare" config={config} change={change} />
        <Dial
          label="Reward of a lazy answer"
          value={config.experiment?.lazyPay ?? 0.2}
          max={0.6}
          step={0.05}
          onChange={(lazyPay) => experiment({ lazyPay })}
        />
        <Choice
          label="Weight precision"
          value={String(config.experiment?.mantissaBits ?? 3)}
          options={["2", "3", "4", "0"]}
          words={{ "2": "2 bits", "3": "3 bits (default)", "4": "4 bits", "0": "full" }}
          onChange={(bits) => experiment({ mantissaBits: Number(bits) })}
        />
        <Dial
          label="Warm-up, epochs"
          value={config.experiment?.warmupEpochs ?? 0.2}
          max={1}
          step={0.05}
          onChange={(warmupEpochs) => experiment({ warmupEpochs })}
        />
        <Choice
          label="Schedule"
          value={config.experiment?.schedule ?? "constant"}
          options={["constant", "linear", "cosine"]}
          onChange={(schedule) => experiment({ schedule })}
        />
        <Dial
          label="KL weight"
          value={config.experiment?.klBeta ?? 0.001}
          max={0.05}
          step={0.001}
          onChange={(klBeta) => experiment({ klBeta })}
        />
      </div>
    </section>
  );
}
