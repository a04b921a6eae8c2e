#!/usr/bin/env node
// the command of the published package: one built file, without the page and the tools that build it
const { runProcess } = await import(new URL("../../dist/cli/goldilocks.js", import.meta.url).href);
await runProcess();
