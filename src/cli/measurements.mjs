// Writes docs/measurements.md anew: `npm run measurements`. Each marker in it names a command; what the command prints takes the place
// of the block below. `-- --bench` measures the speed on this machine as well, `-- --only realism` writes the blocks of one command.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const FILE = "docs/measurements.md";
const marked = /<!-- made by: npm run -s (.+?) -->\n```text\n[^`]*```/g;

const { values } = parseArgs({
  options: { only: { type: "string" }, bench: { type: "boolean", default: false } },
});

/** The output of an npm script with its arguments. Throws where it fails. */
function outputOf(command) {
  const { status, stdout } = spawnSync("npm", ["run", "-s", ...command.split(" ")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`npm run -s ${command} ended with ${status}`);
  return stdout.trimEnd();
}

const isWanted = (command) => {
  const [script] = command.split(" ");
  if (values.only !== undefined) return script === values.only;
  return values.bench || script !== "bench";
};

const read = () => readFileSync(FILE, "utf8");
const commands = Array.from(read().matchAll(marked), ([, command]) => command).filter(isWanted);
const outputs = new Map(commands.map((command) => [command, outputOf(command)]));
// what was written meanwhile stays
const measured = read().replaceAll(marked, (block, command) => {
  const output = outputs.get(command);
  return output === undefined ? block : `<!-- made by: npm run -s ${command} -->\n\`\`\`text\n${output}\n\`\`\``;
});
writeFileSync(FILE, measured);
