#!/usr/bin/env node
// the command of the published package: one built file, without the page and the tools that build it
import module from "node:module";

// Node 22.1 and later keep the compiled code for the next start
module.enableCompileCache?.();
const { runProcess } = await import(new URL("../../dist/cli/goldilocks.js", import.meta.url).href);
await runProcess();
