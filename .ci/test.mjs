// Runs every step of `npm test` in turn, and ends at the first turn that fails. Lint and types run beside the build: each alone leaves a core idle.
import { spawn } from "node:child_process";

const turns = [["check", "build"], ["test:unit"], ["size"], ["test:e2e"]];

/** Runs a script of package.json; resolves to whether it passed. Beside another one its output is held until it ends. */
const run = (script, isAlone) =>
  new Promise((resolve) => {
    const stdio = isAlone ? "inherit" : ["ignore", "pipe", "pipe"];
    const step = spawn("npm", ["run", script], { stdio, shell: process.platform === "win32" });
    const output = [];
    for (const stream of [step.stdout, step.stderr]) stream?.on("data", (part) => output.push(part));
    step.on("close", (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });

for (const scripts of turns) {
  const passed = await Promise.all(scripts.map((script) => run(script, scripts.length === 1)));
  if (passed.includes(false)) {
    process.exitCode = 1;
    break;
  }
}
