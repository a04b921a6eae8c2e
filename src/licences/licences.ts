import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Licence } from "./licence.ts";

/** Licences that let anyone ship the code as long as this notice comes along. */
const permissive: readonly string[] = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

/** Whether an SPDX expression offers permissive licences alone; one that is nested is not read, and so refused. */
export const isPermissive = (expression: string) =>
  expression
    .replace(/^\((.*)\)$/, "$1")
    .split(" OR ")
    .some((offer) => offer.split(" AND ").every((one) => permissive.includes(one)));

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[-.].*)?$/i;

/** From here on a tool's file lists what is part of the tool; what it puts into the page is its own. */
const BUNDLED = /^#+ Licenses of bundled dependencies$/m;

/** The folder of the package that a file of node_modules belongs to; undefined for other files. */
export const packageOf = (file: string): string | undefined =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];

/** The licence of the package in a folder. Throws where it has none, or none that is permissive: such a package cannot be shipped. */
export async function licenceOf(folder: string): Promise<Licence> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string" || !isPermissive(license))
    throw new Error(`${name} ${version} cannot be shipped: its licence is ${license ?? "not stated"}`);
  const file = (await readdir(folder)).find((entry) => LICENCE_FILE.test(entry));
  if (file === undefined) throw new Error(`${name} ${version} cannot be shipped: it has no licence file`);
  const [own = ""] = (await readFile(join(folder, file), "utf8")).split(BUNDLED);
  return { name, version, licence: license, text: own.trim() };
}

/** The licences of the packages in these folders, each once, by name. */
export async function licencesOf(folders: Iterable<string>): Promise<Licence[]> {
  const found = await Promise.all(Array.from(new Set(folders), licenceOf));
  return found.sort(
    (one, other) => one.name.localeCompare(other.name, "en") || one.version.localeCompare(other.version),
  );
}
