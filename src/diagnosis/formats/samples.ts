import type { Log } from "../log/log.ts";
import { event, eventFile, simpleValue } from "./tensorBoard/eventFile.ts";

/** Small files of every format, for tests that damage them. */
const rows = Array.from({ length: 12 }, (_, i) => ({
  step: i + 1,
  loss: 0.125,
  reward: i / 8,
  reward_std: 0.5,
  kl: 1e-4 * i,
  learning_rate: 5e-6,
}));
const names = Object.keys(rows[0] ?? {});
const python = (row: object) => JSON.stringify(row).replaceAll('"', "'").replaceAll(",", ", ");
const bar = (step: number) => `\r ${step}%|█▏        | ${step}/100 [00:10<01:00,  1.2it/s, reward=0.5]`;
const html = `<table><thead><tr>${names.map((name) => `<th>${name}</th>`).join("")}</tr></thead>${rows
  .map(
    (row) =>
      `<tr>${Object.values(row)
        .map((value) => `<td>${value}</td>`)
        .join("")}</tr>`,
  )
  .join("\n")}</table>`;
const cells = [
  { cell_type: "code", source: ["GRPOConfig(learning_rate=5e-6, num_generations=8)"], outputs: [] },
  {
    cell_type: "code",
    source: "trainer.train()",
    outputs: [{ output_type: "display_data", data: { "text/html": [html] } }],
  },
];

const texts: Readonly<Record<string, string>> = {
  "trainer state": JSON.stringify(
    { log_history: [...rows, { step: 12, eval_reward: 0.5 }], num_train_epochs: 1 },
    undefined,
    2,
  ),
  notebook: JSON.stringify({ cells, nbformat: 4 }, undefined, 1),
  "JSON Lines": rows.map((row) => JSON.stringify(row)).join("\n"),
  "JSON list": JSON.stringify(rows),
  "JSON object of lists": JSON.stringify(
    Object.fromEntries(names.map((name) => [name, rows.map((row) => Object.values(row)[0])])),
  ),
  "console of dictionaries": rows.map((row) => `${bar(row.step)}\r${python(row)}`).join("\n"),
  "console of verl": rows
    .map(
      (row) =>
        `\u001b[36m(TaskRunner pid=1)\u001b[0m step:${row.step} - critic/score/mean:np.float64(${row.reward}) - actor/lr(1e-4):0.01`,
    )
    .join("\n"),
  "console of pairs": rows.map((row) => `[run] ${row.step}/12 | loss=${row.loss} | reward=${row.reward}`).join("\n"),
  CSV: [names, ...rows.map((row) => Object.values(row))].map((row) => row.join(",")).join("\n"),
  "W&B chart": ['"Step","a - reward","b - reward"', ...rows.map((row) => `"${row.step}","${row.reward}",""`)].join(
    "\n",
  ),
  "Markdown table": [names, names.map(() => "---"), ...rows.map((row) => Object.values(row))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n"),
};

export const samples: Readonly<Record<string, Uint8Array>> = {
  ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  TensorBoard: eventFile(rows.map(({ step, reward }) => event(step, simpleValue("train/reward", reward)))),
};

/** Whether a log keeps its promises: runs with arrays of one length, or a problem in words. */
export function isLog({ format, runs, notes, problem }: Log): boolean {
  const isWhole = runs.every(({ step, columns }) =>
    [...columns.values()].every((values) => values.length === step.length),
  );
  return (
    format !== "" && isWhole && notes.every((note) => note.length < 500) && runs.length > 0 === (problem === undefined)
  );
}
