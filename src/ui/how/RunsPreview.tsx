import { useEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { SimulatedConfig } from "../../simulator/mapping.ts";
import type { PreviewStore } from "../../state/preview/preview.ts";
import { Chart } from "../chart/Chart.tsx";
import { StoresContext, useStores } from "../parts/context.ts";
import { Failure, Stats } from "../preview/RunStats.tsx";
import { VerdictSentence } from "../preview/VerdictSentence.tsx";

interface Props {
  readonly source: StoreApi<SimulatedConfig>;
  readonly label: string;
}

/** The simulated runs of a config that is not that of the page. */
export function RunsPreview({ source, label }: Props) {
  const stores = useStores();
  const [preview, setPreview] = useState<PreviewStore>();
  useEffect(() => {
    const own = stores.createPreview({ current: source.getState, subscribe: source.subscribe });
    own.start();
    setPreview(own);
    return own.dispose;
  }, [source, stores.createPreview]);
  return (
    <figure className="preview" aria-label={label}>
      {preview && (
        <StoresContext value={{ ...stores, preview }}>
          <Stats />
          <Chart />
          <Failure />
          <VerdictSentence />
        </StoresContext>
      )}
    </figure>
  );
}
