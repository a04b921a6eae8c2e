import type { SettingsCollector } from "../../log/collectSettings.ts";
import { flatMembers } from "../../log/flatMembers.ts";
import type { Log } from "../../log/log.ts";
import { CONFIG } from "../../log/points.ts";
import { createRuns } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { createLines } from "../text/lines.ts";
import { createConsoleRows } from "./consoleRows.ts";
import { createConsoleTables } from "./consoleTables.ts";
import { createDictionaries, type Printed } from "./dictionaries.ts";
import {
  asEvaluation,
  hasMetric,
  hasStep,
  isEvaluation,
  isEvaluationHeading,
  isSummary,
  kindOf,
  pairsIn,
  verlPairs,
} from "./pairs.ts";
import { collectTotals } from "./plannedTotal.ts";
import { barsIn, withoutBars } from "./progressBar.ts";

/** What a console prints while it trains. */
export interface ConsoleReader {
  readonly settings: SettingsCollector;
  read(piece: string): void;
  end(format?: string): Log;
}

/** Text of a console: dictionaries, verl's lines, tables, key=value lines and blocks, in any mixture with anything else. */
export const consoleLog: TextFormat = {
  input: "text",
  keepsReturns: true,
  fits: () => true,
  open: openConsole,
};

/** Ray and torchrun name the process before each line: (TaskRunner pid=123), (pid=1, ip=10.0.0.1), [rank0]:, [default0]: */
const process = /^\s{0,8}(?:\([\w.:=, -]{0,60}pid=\d+[^()]{0,60}\)|\[(?:rank|default|trainer)\d+\]:?)\s?/;

const withoutProcess = (line: string) =>
  line.includes("pid=") || line.includes("[") ? line.replace(process, "") : line;

/** Characters of a line that are looked through for settings; verl's overrides are the longest. */
const LONGEST_SETTINGS = 20_000;

/** A name of what a run is good for, as opposed to its loss. */
const outcome = /rew|score|acc|solve|succ|return/i;

/** The step that stands before a dictionary: slime prints `rollout 5: {...}`. */
const rolloutNumber = /(?:rollout|step|iteration)[ _:#]{1,3}(\d{1,9})/i;

/** Opens a reader that takes what a console printed piece by piece. */
export function openConsole(): ConsoleReader {
  const runs = createRuns();
  const points = runs.of("");
  const rows = createConsoleRows(points);
  const dictionaries = createDictionaries(dictionary, plain);
  const tables = createConsoleTables(rows.whole);
  const totals = collectTotals();
  let isInEvaluation = false;
  let hasOutcome = false;

  function dictionary({ value, complete, line, before }: Printed) {
    const keys = Object.keys(value);
    if (!keys.some((key) => kindOf(key).isMetric)) {
      const { numbers, words } = flatMembers(value);
      offer([...numbers, ...words]);
      return;
    }
    if (!complete) runs.broken(line);
    rows.flush();
    points.setMembers(value);
    if (!keys.some((key) => /step|iteration/i.test(key))) {
      const step = rolloutNumber.exec(before.slice(-60))?.[1] ?? hasStep(pairsIn(before.slice(-200)));
      if (step !== undefined) points.set("step", Number(step));
    }
    points.endPoint();
    rows.own(keys);
  }

  /** Offers what may be settings; several at once are a config. */
  function offer(members: readonly (readonly [name: string, value: number | string])[]) {
    const stated = members.filter(([name, value]) => points.settings.offer(name, value));
    if (stated.length < CONFIG) return;
    rows.flush();
    points.mark();
  }

  function plain(text: string) {
    if (!isEvaluation(text)) totals.line(text);
    const verl = verlPairs(text);
    if (verl) {
      rows.whole(verl);
      return;
    }
    // a list below a heading goes on while its lines are indented or have a bullet
    if (isEvaluationHeading(text)) isInEvaluation = true;
    else if (!/^(?:\s|[•·*│|>-])/.test(text)) isInEvaluation = false;
    const found = pairsIn(text);
    if (found.length === 0) return;
    if (isSummary(text)) {
      // where nothing else told the reward, each episode may have its final one
      if (hasOutcome) return;
    } else hasOutcome ||= found.some(({ name }) => outcome.test(name));
    const pairs = isInEvaluation ? found.map(asEvaluation) : found;
    if (!hasMetric(pairs)) {
      offer(pairs.map(({ name, value }) => [name, value]));
      points.settings.scan(text.slice(0, LONGEST_SETTINGS));
    }
    rows.add(pairs);
  }

  function segment(raw: string, line: number) {
    const text = withoutProcess(raw);
    for (const bar of barsIn(text)) {
      const isOwn = hasMetric(bar.pairs);
      if (isOwn || !bar.isLabeled) totals.see(bar.step, bar.total);
      if (isOwn) rows.bar(bar.step, bar.pairs);
    }
    const bare = withoutBars(text);
    if (bare.trim() === "") isInEvaluation = false;
    else if (!tables.take(bare)) dictionaries.take(bare, line);
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
      dictionaries.close();
      tables.close();
      rows.end();
      return withPlannedSteps(runs.finish(format), totals);
    },
  };
}

/** Adds the planned steps that the console shows to a log of one run that states none; where nothing counts the steps its points are counted. */
function withPlannedSteps(log: Log, totals: ReturnType<typeof collectTotals>): Log {
  const [run, ...others] = log.runs;
  if (!run || others.length > 0 || run.settings.plannedSteps !== undefined) return log;
  const last = run.step.reduce((most, step) => (step > most ? step : most), 0) || run.step.length;
  const plannedSteps = totals.plannedSteps(last);
  return plannedSteps === undefined ? log : { ...log, runs: [{ ...run, settings: { ...run.settings, plannedSteps } }] };
}
