// Asks for known vulnerabilities of what is shipped: `npm run audit`. Ends with 1 where there are any that matter; where nobody can
// be asked, says so and goes on, because that is no fault of the project.
import { spawnSync } from "node:child_process";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", timeout: 60_000 });

function reportOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const counts = reportOf(stdout)?.metadata?.vulnerabilities;
if (!counts) {
  console.log("audit: nobody could be asked about vulnerabilities; nothing was checked");
} else {
  const serious = counts.moderate + counts.high + counts.critical;
  console.log(`audit: ${counts.total} known vulnerabilities in what is shipped, ${serious} of them moderate or worse`);
  if (serious > 0) {
    console.log("Run `npm audit --omit=dev` for the list.");
    process.exitCode = 1;
  }
}
