import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPT = "complaints.js";

/** Lists what a page logs as an error or a warning, throws, or may not load: not every protocol tells of it. */
const source = `
const complaints = (window.complaints = []);
for (const level of ["error", "warn"]) {
  const log = console[level];
  console[level] = (...args) => { complaints.push(args.join(" ")); log(...args); };
}
addEventListener("error", ({ message, target }) => complaints.push(message ?? "not loaded: " + target.outerHTML), true);
addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) =>
  complaints.push(violatedDirective + " refuses " + blockedURI));
`;

/** Copies the built page into a folder of its own and adds the script above to it, also to what works offline. Throws where there is no place for it. */
export async function copyWithComplaints(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "goldilocks-"));
  await cp("dist/site", folder, { recursive: true });
  await writeFile(join(folder, SCRIPT), source);
  const added = [
    ["index.html", /(?=<link|<script)/, `<script src="./${SCRIPT}"></script>`],
    ["sw.js", /(?=\{url:")/, `{url:"${SCRIPT}",revision:"1"},`],
  ] as const;
  for (const [name, place, text] of added) {
    const before = await readFile(join(folder, name), "utf8");
    if (!place.test(before)) throw new Error(`${name} has no place for ${SCRIPT}`);
    await writeFile(join(folder, name), before.replace(place, text));
  }
  return folder;
}
