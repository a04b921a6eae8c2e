import { readdirSync, readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseAst } from "vite";

/** Layers and rooms whose code must be reached. */
const measured = ["exchange", "diagnosis", "schema/values"];

/** A block of a file: a function's body, a branch, a case, or the body of a loop. */
interface Block {
  readonly from: number;
  readonly to: number;
  isReached: boolean;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof Reflect.get(value, "type") === "string";

/** Members of each kind of node that are blocks of their own. */
const parts: Readonly<Record<string, readonly string[]>> = {
  FunctionDeclaration: ["body"],
  FunctionExpression: ["body"],
  ArrowFunctionExpression: ["body"],
  IfStatement: ["consequent", "alternate"],
  ConditionalExpression: ["consequent", "alternate"],
  LogicalExpression: ["right"],
  SwitchCase: ["consequent"],
  ForStatement: ["body"],
  ForOfStatement: ["body"],
  ForInStatement: ["body"],
  WhileStatement: ["body"],
  CatchClause: ["body"],
};

/** The nodes below a node, itself first. */
function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* nodesOf(value);
}

/** The blocks of a program in JavaScript. */
function blocksOf(code: string): Block[] {
  const blocks: Block[] = [];
  for (const node of nodesOf(parseAst(code) as unknown as Node))
    for (const part of parts[node.type] ?? []) {
      const found: unknown = Reflect.get(node, part);
      const first = Array.isArray(found) ? found[0] : found;
      if (isNode(first)) blocks.push({ from: first.start, to: first.end, isReached: false });
    }
  return blocks;
}

/** Blocks that were reached, of all. */
export interface Reached {
  readonly name: string;
  readonly reached: number;
  readonly blocks: number;
}

/** Counts the blocks of the product's code that are reached, by V8's own coverage; every file counts, loaded or not. */
export interface Coverage {
  /** Adds what has been reached since the last call. */
  readonly take: () => Promise<void>;
  /** The blocks by folder and by file, most first. */
  readonly folders: () => readonly Reached[];
  readonly files: () => readonly Reached[];
  /** The code of each block that was not reached, of the files with this in their path. */
  readonly missed: (part: string) => readonly string[];
}

/** Starts to count; `root` is the folder of the built files, one for each source file. */
export async function startCoverage(root: string): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const files = new Map(
    measured
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(root, folder, name)),
      )
      .filter((file) => file.endsWith(".js"))
      .map((file) => [pathToFileURL(file).href, { file, blocks: blocksOf(readFileSync(file, "utf8")) }]),
  );
  const take = async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    for (const { url, functions } of result) {
      const blocks = files.get(url)?.blocks.filter(({ isReached }) => !isReached) ?? [];
      if (blocks.length === 0) continue;
      const ranges = functions.flatMap((one) => one.ranges);
      for (const block of blocks) block.isReached = countAt(ranges, block.from) > 0;
    }
  };
  const sums = (nameOf: (file: string) => string): readonly Reached[] => {
    const all = new Map<string, { name: string; reached: number; blocks: number }>();
    for (const { file, blocks } of files.values()) {
      const name = nameOf(relative(root, file).replaceAll(sep, "/").replace(/\.js$/, ".ts"));
      const sum = all.get(name) ?? { name, reached: 0, blocks: 0 };
      sum.blocks += blocks.length;
      sum.reached += blocks.filter(({ isReached }) => isReached).length;
      all.set(name, sum);
    }
    return [...all.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  };
  return {
    take,
    missed: (part) =>
      [...files.values()].flatMap(({ file, blocks }) =>
        file.includes(part)
          ? blocks
              .filter(({ isReached }) => !isReached)
              .map(
                ({ from, to }) =>
                  `${relative(root, file)}: ${readFileSync(file, "utf8").slice(from, to).replace(/\s+/g, " ").slice(0, 120)}`,
              )
          : [],
      ),
    folders: () =>
      sums((file) =>
        file
          .split("/")
          .slice(0, 2)
          .join("/")
          .replace(/^diagnosis\/[^/]*\.ts$/, "diagnosis"),
      ),
    files: () => sums((file) => file),
  };
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** The count of the innermost range around a place. */
function countAt(ranges: readonly Range[], at: number): number {
  let count = 0;
  let size = Number.POSITIVE_INFINITY;
  for (const { startOffset, endOffset, count: own } of ranges) {
    if (startOffset > at || endOffset <= at || endOffset - startOffset > size) continue;
    count = own;
    size = endOffset - startOffset;
  }
  return count;
}

/** The folder of the built file that this is. */
export const builtRoot = fileURLToPath(new URL("../", import.meta.url));
