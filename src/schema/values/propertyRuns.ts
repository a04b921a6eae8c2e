import fc from "fast-check";

/** Inputs of a property test by fast-check's own choice. */
const DEFAULT_RUNS = 100;

/** Test support: inputs for a property test that needs `inGate` of them in the gate. FC_RUNS scales this number as it scales the default. */
export const propertyRuns = (inGate: number): number =>
  Math.ceil((inGate * (fc.readConfigureGlobal().numRuns ?? DEFAULT_RUNS)) / DEFAULT_RUNS);
