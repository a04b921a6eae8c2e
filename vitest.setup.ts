import process from "node:process";
import fc from "fast-check";

const { FC_RUNS, FC_SEED } = process.env;
fc.configureGlobal({ seed: Number(FC_SEED), ...(FC_RUNS === undefined ? {} : { numRuns: Number(FC_RUNS) }) });
