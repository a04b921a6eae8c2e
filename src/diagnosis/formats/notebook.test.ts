import { expect, test } from "vitest";
import { expectRead } from "./expectRead.ts";

const table = (rows: readonly string[]) =>
  `<div><progress value='2'></progress></div><table border="1" class="dataframe"><thead><tr style="text-align: left;">
   <th>Step</th><th>Training Loss</th><th>reward</th><th>completions / mean_length</th><th>kl</th></tr></thead><tbody>${rows
     .map(
       (row) =>
         `<tr>${row
           .split("|")
           .map((cell) => `<td>${cell}</td>`)
           .join("\n")}</tr>`,
     )
     .join("\n")}</tbody></table><p>`;
const cell = (source: string, ...outputs: object[]) => ({
  cell_type: "code",
  source: source.split(/(?<=\n)/),
  outputs,
});
const html = (text: string) => ({
  output_type: "display_data",
  data: { "text/html": [text], "text/plain": ["<HTML>"] },
});
const stdout = (text: string) => ({ output_type: "stream", name: "stdout", text: text.split(/(?<=\n)/) });
const notebook = (...cells: object[]) =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1);

const source = `max_len = 256
model = FastLanguageModel.get_peft_model(model, r = lora_rank, lora_alpha = 32)
lora_rank = 32 # unsloth
args = GRPOConfig(
    learning_rate = 5e-6,
    per_device_train_batch_size = 4,
    gradient_accumulation_steps = 2,
    num_generations = 8, beta=0.04, temperature=0.7,
    max_completion_length = max_len,
    num_train_epochs = 1,
)`;

test("reads the table that a trainer shows, and the settings from the code", async () => {
  const { log, series, step, reward } = await expectRead(
    notebook(
      cell(
        "df.head()",
        html(
          "<table><tr><th></th><th>score</th></tr><tr><td>0</td><td>9</td></tr><tr><td>1</td><td>9</td></tr></table>",
        ),
      ),
      cell(source),
      cell(
        "trainer.train()",
        html(table(["1|0.0|0.25|100.5|0.01", "2|No Log|No Log|No Log|No Log", "3|0.0|0.5|90.5|0.02"])),
      ),
    ),
  );
  expect(log.format).toBe("Notebook with a table of training steps");
  expect(log.runs.map(({ name }) => name)).toEqual(["cell 3"]);
  expect(step).toEqual([1, 3]);
  expect(reward).toEqual([0.25, 0.5]);
  expect([...(series.completionLength ?? [])]).toEqual([100.5, 90.5]);
  expect(series.settings).toEqual({
    library: "unsloth+TRL",
    learningRate: 5e-6,
    loraRank: 32,
    epochs: 1,
    batchSize: 8,
    batchUnit: "sequences",
    groupSize: 8,
    temperature: 0.7,
    klBeta: 0.04,
    maxOutputTokens: 256,
    fullFineTuning: false,
  });
});

test("offers the tables of several trainings", async () => {
  const { log } = await expectRead(
    notebook(cell("a", html(table(["1|0|1|1|1", "2|0|2|1|1"]))), cell("b", html(table(["1|0|3|1|1", "2|0|4|1|1"])))),
  );
  expect(log.runs.map(({ name }) => name)).toEqual(["cell 1", "cell 2"]);
});

test("reads what cells printed where no table has a reward", async () => {
  const { log, step, reward } = await expectRead(
    notebook(
      cell(
        "trainer.train()",
        html("<table><tr><th>Step</th><th>Training Loss</th></tr><tr><td>10</td><td>0.1</td></tr></table>"),
        stdout("Step 10 | reward: 0.25\n"),
      ),
      cell("", stdout("Step 20 | reward: 0.5\n")),
    ),
  );
  expect(log.format).toBe("Notebook with a console log");
  expect(step).toEqual([10, 20]);
  expect(reward).toEqual([0.25, 0.5]);
});
