import type { Log } from "../log.ts";
import type { SettingsCollector } from "../loggedSettings.ts";
import type { Points } from "../points.ts";
import { createRuns, type Runs } from "../runs.ts";
import type { TextFormat } from "./format.ts";
import { createLines } from "./lines.ts";
import { decodeJson } from "./literal.ts";
import { hasStep, type Pair, pairsIn, verlPairs } from "./pairs.ts";
import { barIn, withoutBars } from "./progressBar.ts";

/** What a console prints while it trains. */
export interface ConsoleReader {
  readonly settings: SettingsCollector;
  read(piece: string): void;
  end(format?: string): Log;
}

/** Text of a console: dictionaries, verl's lines, key=value lines and blocks, in any mixture with anything else. */
export const consoleLog: TextFormat = {
  fits: () => true,
  open: openConsole,
};

/** A dictionary may be printed over this many lines: verl prints its whole config as one. */
const MOST_LINES = 3000;
const MOST_CHARACTERS = 1e6;

const ESCAPE = String.fromCharCode(27);
/** Colours and cursor movements. */
const ansi = new RegExp(`${ESCAPE}\\[[0-9;?]{0,20}[A-Za-z]`, "g");
/** Ray and torchrun name the process before each line: (TaskRunner pid=123), (pid=1, ip=10.0.0.1), [rank0]:, [default0]: */
const processPrefix = /^\s*(?:\([\w.:=, -]{0,60}pid=\d+[^()]{0,60}\)|\[(?:rank|default|trainer)\d+\]:?)\s?/;

const clean = (line: string) => {
  const bare = line.includes(ESCAPE) ? line.replace(ansi, "") : line;
  return bare.includes("pid=") || bare.startsWith("[") ? bare.replace(processPrefix, "") : bare;
};

/** Names without which a dictionary that is printed is no row of a log. */
const isMetric = /(?:^|[/_ ])(?:loss|reward|rewards|score|kl|grad_norm|acc|accuracy)(?:$|[/_ ])/i;

export function openConsole(): ConsoleReader {
  const runs: Runs = createRuns();
  const points: Points = runs.of("");
  const rows = collectRows(points);
  let open: { text: string[]; length: number; line: number } | undefined;

  /** A dictionary that stands at the end of a text; true when it is one. */
  function dictionary(text: string, line: number, isLast: boolean): boolean {
    const { value, complete } = decodeJson(text);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
    const keys = Object.keys(value);
    if (!complete && !isLast) return false;
    if (!keys.some((key) => isMetric.test(key))) {
      offerAll(points.settings, value, "", 0);
      return keys.length > 0;
    }
    if (!complete) runs.broken(line);
    rows.flush();
    points.setMembers(value);
    points.endPoint();
    return true;
  }

  /** Ends a dictionary that was begun on an earlier line, whole or not. */
  function close() {
    if (!open) return;
    const { text, line } = open;
    open = undefined;
    if (dictionary(text.join(""), line, true)) return;
    for (const part of text.slice(1)) plain(part);
  }

  function segment(raw: string, line: number) {
    const text = clean(raw);
    const bar = barIn(text);
    if (bar) rows.bar(bar);
    const bare = bar ? withoutBars(text) : text;
    if (bare.trim() === "") return;
    if (open && startOfRow.test(bare)) close();
    if (open) {
      open.text.push(bare);
      open.length += bare.length;
      if (open.text.length > MOST_LINES || open.length > MOST_CHARACTERS) close();
      else if (/[})]\s*$/.test(bare) && isBalanced(open.text)) close();
      return;
    }
    const start = dictionaryStart(bare);
    if (start >= 0) {
      const rest = bare.slice(start);
      if (rest.trimEnd().endsWith("}") && dictionary(rest, line, false)) return;
      const before = decodeJson(rest);
      if (before.complete && dictionary(rest.slice(0, before.end), line, false)) return;
      if (!before.complete && typeof before.value === "object") {
        open = { text: [rest], length: rest.length, line };
        return;
      }
    }
    plain(bare);
  }

  function plain(text: string) {
    const verl = verlPairs(text);
    if (verl) {
      rows.whole(verl);
      return;
    }
    const pairs = pairsIn(text);
    if (pairs.length === 0) return;
    for (const { name, value } of pairs) points.settings.offer(name, value);
    if (!isMetricLine(pairs)) points.settings.scan(text);
    rows.add(pairs);
  }

  const lines = createLines((line, number) => {
    if (!line.includes("\r")) segment(line, number);
    else for (const part of line.split("\r")) segment(part, number);
  });
  return {
    settings: points.settings,
    read: lines.read,
    end(format = "Console log") {
      lines.end();
      close();
      rows.flush();
      return runs.finish(format);
    },
  };
}

const isMetricLine = (pairs: readonly Pair[]) => pairs.some(({ name }) => isMetric.test(name));

/** Where a dictionary with names in quotes begins; -1 where none does. */
const dictionaryStart = (text: string) => {
  const at = text.search(/\{\s{0,4}(?:'|"|$)/);
  return at;
};

/** What begins a row of its own, so that a dictionary before it has been cut off. */
const startOfRow = /^\s*(?:\{'(?:loss|reward|step|train_|eval_)|\{"|step:\d)/;

/** Whether all brackets outside of texts are closed. */
function isBalanced(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) for (const sign of part) depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
  return depth <= 0;
}

function offerAll(settings: SettingsCollector, value: unknown, path: string, depth: number) {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") settings.offer(path, value);
  else if (value !== null && typeof value === "object" && !Array.isArray(value) && depth < 8)
    for (const [key, inner] of Object.entries(value))
      offerAll(settings, inner, path === "" ? key : `${path}/${key}`, depth + 1);
}

/** Puts pairs together to rows: a step that changes or a name that comes again begins a new one. */
function collectRows(points: Points) {
  let isOpen = false;
  let barStep: number | undefined;
  let pendingBar: readonly Pair[] | undefined;
  let step: number | undefined;

  const put = (pairs: readonly Pair[]) => {
    for (const { name, value } of pairs) points.set(name, value);
    isOpen = true;
  };
  function flush() {
    if (pendingBar) put(pendingBar);
    pendingBar = undefined;
    if (isOpen) points.endPoint();
    isOpen = false;
    step = undefined;
  }
  return {
    flush,
    /** A line that is a row of its own. */
    whole(pairs: readonly Pair[]) {
      flush();
      put(pairs);
      flush();
    },
    add(pairs: readonly Pair[]) {
      const next = hasStep(pairs);
      const isOther = next !== undefined && step !== undefined && next !== step;
      if (isOther || pairs.some(({ name }) => points.has(name) && !(name === "step" && next === step))) flush();
      put(pairs);
      step = next ?? step;
    },
    /** A progress bar is drawn anew many times in a step: its last state counts. */
    bar({ step: at, pairs }: { step: number; pairs: readonly Pair[] }) {
      if (!isMetricLine(pairs)) return;
      if (at !== barStep) flush();
      barStep = at;
      pendingBar = [...pairs, { name: "step", value: at }];
    },
  };
}
