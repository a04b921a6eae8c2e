import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Experiment, SimulatedConfig } from "../../simulator/mapping.ts";
import type { PreviewStore } from "../../state/preview/preview.ts";
import { Chart } from "../chart/Chart.tsx";
import { StoresContext, useStores } from "../parts/context.ts";
import { Failure, Stats } from "../preview/RunStats.tsx";
import { VerdictSentence } from "../preview/VerdictSentence.tsx";
import { Choice, Dial, ScaleDial } from "./Dials.tsx";

/** A separate preview with controls for the simulator's internals. */
export function Lab() {
  const stores = useStores();
  const [source] = useState(() =>
    createStore<SimulatedConfig>(() => ({ ...stores.settings.store.getState().config, experiment: {} })),
  );
  const config = useStore(source);
  const [preview, setPreview] = useState<PreviewStore>();
  useEffect(() => {
    const own = stores.createPreview({ current: source.getState, subscribe: source.subscribe });
    own.start();
    setPreview(own);
    return own.dispose;
  }, [source, stores.createPreview]);

  const change = (patch: Partial<SimulatedConfig>) => source.setState(patch);
  const experiment = (patch: Experiment) => change({ experiment: { ...config.experiment, ...patch } });

  return (
    <section className="lab">
      <h3>Lab: move what is hidden</h3>
      <p>
        It starts from your settings and changes nothing of them. Three things to try: the rate at 5e-4, then another KL
        weight or warm-up; the rate at 1e-5, then full precision; 10 epochs, then no gameable prompts.
      </p>
      {preview && (
        <StoresContext value={{ ...stores, preview }}>
          <figure className="preview" aria-label="Simulated reward in the lab">
            <Stats />
            <Chart />
            <Failure />
            <VerdictSentence />
          </figure>
        </StoresContext>
      )}
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
          label="Lazy answer's worth"
          value={config.experiment?.lazyPay ?? 0.2}
          max={0.6}
          step={0.05}
          onChange={(lazyPay) => experiment({ lazyPay })}
        />
        <Choice
          label="Weight precision"
          value={String(config.experiment?.mantissaBits ?? 3)}
          options={["2", "3", "4", "0"]}
          words={{ "2": "2 bits", "3": "3 bits (as always)", "4": "4 bits", "0": "full" }}
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
