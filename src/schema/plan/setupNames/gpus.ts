import type { Provenance } from "../../fields/provenance.ts";

/** A GPU and its memory. */
export interface KnownGpu {
  readonly name: string;
  /** Memory as vendors state it. Their GB of GPU memory are GiB, less what the driver keeps. */
  readonly memory: number;
  readonly source: Provenance;
}

const READ = "2026-11-28";
const runpod: Provenance = {
  title: "RunPod, GPU types",
  url: "https://docs.runpod.io/references/gpu-types",
  asOf: READ,
  kind: "documented",
};
const rapids: Provenance = {
  title: "NVIDIA RAPIDS, GPUs of AWS instances",
  url: "https://docs.rapids.ai/deployment/stable/cloud/aws/",
  asOf: READ,
  kind: "documented",
};
const amd: Provenance = {
  title: "AMD, GPU specifications",
  url: "https://rocm.docs.amd.com/en/latest/reference/gpu-specs.html",
  asOf: READ,
  kind: "documented",
};

type Row = readonly [name: string, memory: number];
const from = (source: Provenance, rows: readonly Row[]) =>
  rows.map(([name, memory]): KnownGpu => ({ name, memory, source }));

/** GPUs that models are tuned on. One that comes in two sizes has a row for each. */
export const gpus: readonly KnownGpu[] = [
  ...from(rapids, [["A100 40GB", 40]]),
  ...from(runpod, [
    ["A100 80GB", 80],
    ["H100", 80],
    ["H100 NVL", 94],
    ["H200", 141],
    ["B200", 180],
    ["B300", 288],
    ["L40", 48],
    ["L40S", 48],
    ["L4", 24],
    ["A30", 24],
    ["A40", 48],
    ["RTX A6000", 48],
    ["RTX 6000 Ada", 48],
    ["RTX 3090", 24],
    ["RTX 4090", 24],
    ["RTX 5090", 32],
  ]),
  ...from(rapids, [
    ["A10G", 24],
    ["T4", 16],
  ]),
  ...from(amd, [
    ["MI300X", 192],
    ["MI325X", 256],
    ["MI350X", 288],
    ["MI355X", 288],
  ]),
];
