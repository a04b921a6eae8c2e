import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { decodeLiteral } from "../text/literal.ts";

const bar = (n: number) => ` ${n}%|█▏        | ${n}/100 [00:10<01:00,  1.20it/s]`;

test("reads dictionaries among progress bars with carriage returns", async () => {
  const text = [
    `\r${bar(1)}\r                \r{'loss': 0.1, 'reward': 0.25, 'reward_std': 0.5, 'kl': 1e-05, 'epoch': 0.01}`,
    `\r${bar(2)}\r                \r{'loss': 0.1, 'reward': 0.5, 'reward_std': 0.4, 'kl': nan, 'epoch': 0.02}`,
    `\r${bar(3)}{'train_runtime': 12.5, 'train_loss': 0.1, 'epoch': 0.02}\n`,
  ].join("\n");
  const { series, step, reward, log } = await expectRead(text);
  expect(log.format).toBe("Console log");
  expect(reward).toEqual([0.25, 0.5]);
  expect(step).toEqual([1, 2]);
  expect([...(series.kl ?? [])]).toEqual([1e-5, Number.NaN]);
  expect(log.notes).toEqual(["1 value is NaN or infinite and left out."]);
});

test.each([
  ["in its line", `{'loss': 0.1, 'rew${bar(12)}ard': 0.5, 'kl': 0.01}\n`],
  ["behind a carriage return", `{'loss': 0.1, 'rew\r${bar(12)}ard': 0.5, 'kl': 0.01}\n`],
  ["on a line of its own", `{'loss': 0.1, 'rew\n${bar(12)}\nard': 0.5, 'kl': 0.01}\n`],
])("joins a key that a progress bar split %s", async (_, text) => {
  const { reward, log } = await expectRead(`${text}{'loss': 0.2, 'reward': 0.75}\n`);
  expect(reward).toEqual([0.5, 0.75]);
  expect(log.notes).toEqual([]);
});

test("uses what is whole of a dictionary that was cut off, and names its line", async () => {
  const { reward, log } = await expectRead(
    "start\n{'loss': 0.1, 'reward': 0.5, 'kl': 0.0\n{'loss': 0.1, 'reward': 0.75}\n{'reward': 1.0, 'lo",
  );
  expect(reward).toEqual([0.5, 0.75, 1]);
  expect(log.notes).toEqual(["2 lines could not be read whole (lines 2, 4); what is whole of them was used."]);
});

test("stops wherever a dictionary was cut off, behind a backslash too", () => {
  const text = String.raw`{"a\\\"b": 'it\'s \u00e9\n', "reward": 0.5}`;
  for (let end = 0; end < text.length; end++) expect(decodeLiteral(text.slice(0, end)).complete).toBe(false);
  expect(decodeLiteral(text)).toMatchObject({ complete: true, value: { reward: 0.5 } });
});

test("reads verl's lines behind colors and process names, with wrapped numbers and units", async () => {
  const line = (step: number, score: string) =>
    `\u001b[36m(TaskRunner pid=123, ip=10.0.0.1)\u001b[0m step:${step} - actor/lr(1e-4):0.010 - actor/grad_norm:0.5 - critic/score/mean:${score} - ` +
    "critic/score/max:1.000 - critic/rewards/mean:0.1 - response_length/mean:200.0 - response_length/clip_ratio:0.25";
  const held =
    "(TaskRunner pid=123) step:2 - val-core/openai/gsm8k/reward/mean@1:0.375 - val-aux/gsm8k/score/mean@1:0.1";
  const { series, step, reward } = await expectRead(
    [line(1, "0.5"), line(2, "np.float64(0.625)"), held, line(3, "np.float64(nan)")].join("\n"),
  );
  expect(series.rewardColumn).toBe("critic/score/mean");
  expect(step).toEqual([1, 2]);
  expect(reward).toEqual([0.5, 0.625]);
  expect(series.settings).toMatchObject({ library: "verl", learningRate: 1e-6 });
  expect([...(series.learningRate ?? [])]).toEqual([1e-6, 1e-6]);
  expect([...(series.clippedShare ?? [])]).toEqual([0.25, 0.25]);
  expect(series.heldOut).toMatchObject({ column: "val-core/openai/gsm8k/reward/mean@1" });
  expect([...(series.heldOut?.reward ?? [])]).toEqual([0.375]);
  expect([...(series.heldOut?.step ?? [])]).toEqual([2]);
});

test("reads settings from a config that verl prints over many lines, the actor's and not the critic's", async () => {
  const { series } = await expectRead(
    [
      "(main_task pid=1) {'critic': {'optim': {'lr': 1e-05}},",
      "(main_task pid=1)  'actor_rollout_ref': {'actor': {'optim': {'lr': 2e-06},",
      "(main_task pid=1)                                  'ppo_mini_batch_size': 64},",
      "(main_task pid=1)                        'rollout': {'n': 8, 'temperature': 0.9, 'val_kwargs': {'temperature': 0}}},",
      "(main_task pid=1)  'algorithm': {'adv_estimator': 'grpo'}, 'trainer': {'total_epochs': 15}}",
      "(main_task pid=1) step:1 - critic/score/mean:0.5 - actor/lr:0.000",
      "(main_task pid=1) step:2 - critic/score/mean:0.5 - actor/lr:0.000",
    ].join("\n"),
  );
  expect(series.settings).toMatchObject({
    learningRate: 2e-6,
    groupSize: 8,
    batchSize: 512,
    batchUnit: "sequences",
    temperature: 0.9,
    epochs: 15,
    lossMethod: "grpo",
  });
});

test.each([
  ["[my-run]   1/100 | loss=-4.6 | reward=0.5 | acc=50.0%", "[my-run]   2/100 | loss=0.0 | reward=0.25 | acc=25.0%"],
  ["Step 1 | reward: 0.5", "Step 2 | reward: 0.25"],
  ["step=1 reward=0.5 kl=0.01", "step=2 reward=0.25 kl=0.02"],
  [
    "2024-01-01 12:00:00,123 - INFO - step 1/9 - mean_reward: 0.5",
    "2024-01-01 12:00:01,123 - INFO - step 2/9 - mean_reward: 0.25",
  ],
  ["[Step 1] Loss: 0.0123 | Reward: 0.500 | Updated: True", "[Step 2] Loss: 0.0123 | Reward: 0.250 | Updated: True"],
  [
    "12:00:01 SUCCESS Step 1 | Time: 36.28s | Reward: 0.5000 | Seq. Length: 912.3 tokens/sample",
    "12:00:09 SUCCESS Step 2 | Time: 36.2s | Reward: 0.2500 |",
  ],
  ["Epoch 1, Step 1: Avg Reward = 0.5 ± 0.1", "Epoch 1, Step 2: Avg Reward = 0.25 ± 0.1"],
  ["iteration 1: reward 0.5 loss 0.1", "iteration 2: reward 0.25 loss 0.2"],
  [
    "INFO rollout 1: {'rollout/raw_reward': 0.5, 'rollout/response_len': 12}",
    "INFO rollout 2: {'rollout/raw_reward': 0.25}",
  ],
  ['INFO {"step": 1, "reward": 0.5}', 'INFO {"step": 2, "reward": 0.25}'],
  ["- step: 1\n  reward: 0.5", "- step: 2\n  reward: 0.25"],
  ["global_step: 1, train/reward: 5e-1", "global_step: 2, train/reward: 2.5e-1"],
  ["step: 1 reward: tensor(0.5, device='cuda:0')", "step: 2 reward: tensor(0.25, device='cuda:0')"],
])("reads lines such as %s", async (first, second) => {
  const { step, reward } = await expectRead(`Loading the model\n${first}\n${second}\n`);
  expect(reward).toEqual([0.5, 0.25]);
  expect(step).toEqual([1, 2]);
});

test("reads blocks in which each number has a line", async () => {
  const block = (step: number, reward: number) =>
    [
      `========================= Step ${step}/100 =========================`,
      "▶ Preparing batch...",
      "📊 Training Results:",
      "  • Loss: 0.0123",
      `  • Avg Reward: ${reward}`,
      "  • Mean Generation Length: 512.0",
      "⏱️  Timing:",
      "  • Total step time: 10.5s",
    ].join("\n");
  const { series, step, reward } = await expectRead(`${block(1, 0.5)}\n${block(2, 0.25)}\n`);
  expect(reward).toEqual([0.5, 0.25]);
  expect(step).toEqual([1, 2]);
  expect([...(series.completionLength ?? [])]).toEqual([512, 512]);
});

test("reads tables that are drawn anew for each step", async () => {
  const drawn = (step: number, reward: number) =>
    `Step ${step}\n┏━━━━━━━━┳━━━━━┓\n┃ Metric ┃ Value ┃\n┡━━━━━━━━╇━━━━━┩\n│ env/all/reward/total │ ${reward} │\n│ optim/lr │ 0.0001 │\n└──┴──┘`;
  const { series, step, reward } = await expectRead(`${drawn(0, 0.5)}\n${drawn(1, 0.25)}\n`);
  expect(reward).toEqual([0.5, 0.25]);
  expect(step).toEqual([0, 1]);
  expect(series.settings).toMatchObject({ library: "tinker", learningRate: 1e-4 });
});

test("reads what a progress bar shows behind its rate, once for each step", async () => {
  const shown = (n: number, reward: number) =>
    `\rEpisode [1/1]:  3%|▎    | ${n}/64 [10:05<20:00, 300.1s/it, policy_loss=0.1, reward=${reward}, act_lr=5e-7]`;
  const { step, reward, series } = await expectRead(`${shown(1, 0.1)}${shown(1, 0.5)}${shown(2, 0.25)}\n`);
  expect(reward).toEqual([0.5, 0.25]);
  expect(step).toEqual([1, 2]);
  expect(series.settings.learningRate).toBe(5e-7);
});

test("does not take the configuration of rewards for rewards", async () => {
  const { reward, series } = await expectRead(
    [
      "Reward function: three_level (1.0/0.1/0.0)",
      "GRPO: num_generations=4, max_steps=75, lr=3e-06, beta=0.04, temperature=1.0",
      "LoRA: r=16, alpha=32",
      "{'loss': 0.0, 'reward': 0.5}",
      "{'loss': 0.0, 'reward': 0.25}",
    ].join("\n"),
  );
  expect(reward).toEqual([0.5, 0.25]);
  expect(series.settings).toMatchObject({
    learningRate: 3e-6,
    loraRank: 16,
    groupSize: 4,
    klBeta: 0.04,
    temperature: 1,
  });
});

test("finds dictionaries among lines that only look like the inside of one", async () => {
  const { reward } = await expectRead(
    "def config() {\n  nothing\nINFO {'loss': 0.1, 'reward': 0.5}\nINFO {'loss': 0.1, 'reward': 0.75}\n",
  );
  expect(reward).toEqual([0.5, 0.75]);
});

test("takes the stated rate where the console rounds the logged one, and the logged one where it does not", async () => {
  const log = (rates: readonly string[]) =>
    [
      "{'actor': {'lr': 0.0006}}",
      ...rates.map((rate, i) => `step:${i} - critic/score/mean:0.5 - actor/lr:${rate}`),
    ].join("\n");
  expect((await expectRead(log(["0.000", "0.001", "0.001"]))).series.settings.learningRate).toBe(0.0006);
  expect((await expectRead(log(["0.0005", "0.001", "0.001"]))).series.settings.learningRate).toBe(0.001);
});

test("reads the table of a notebook that was copied or saved as text, and not what is printed around it", async () => {
  const names = ["Step", "Training Loss", "reward", "completions / mean_length", "kl"];
  const rows = [
    ["10", "0.1", "0.25", "200.0", "No Log"],
    ["20", "0.1", "0.5", "210.0", "0.001"],
    ["30", "0.1", "0.75", "220.0", "0.002"],
  ];
  const copied = [names, ...rows].map((row) => row.join("\t"));
  const markdown = [names, names.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  const html = [
    '    <table border="1">',
    ...[names, ...rows].flatMap((row) => ["  <tr>", ...row.map((cell) => `  <td>${cell}</td>`), "  </tr>"]),
    "</table>",
  ];
  for (const table of [copied, markdown, html]) {
    const { step, reward, series } = await expectRead(
      ["==((====))==  Unsloth | Num GPUs = 1", " [30/30 05:11, Epoch 0/1]", ...table, "best sample: reward=2.5"].join(
        "\n",
      ),
    );
    expect(step).toEqual([10, 20, 30]);
    expect(reward).toEqual([0.25, 0.5, 0.75]);
    expect([...(series.completionLength ?? [])]).toEqual([200, 210, 220]);
  }
});

test("keeps the samples that are printed between the rows of a trainer out of its course", async () => {
  const { step, reward, log } = await expectRead(
    [
      "{'reward': '0.25', 'kl': '0.001'}",
      "{'reward': '0.5', 'kl': '0.001'}",
      "[step 2] best of last batch  reward=0.991",
      "{'reward': '0.75', 'kl': '0.001'}",
      "step 3: eval accuracy = 0.4",
      "{'reward': '1', 'kl': '0.001'}",
    ].join("\n"),
  );
  expect(reward).toEqual([0.25, 0.5, 0.75, 1]);
  expect(step).toEqual([1, 2, 3, 4]);
  expect([...(log.runs[0]?.columns.keys() ?? [])]).toContain("eval accuracy");
});

test("does not take the line of code that loguru names for a step", async () => {
  const line = (step: number) =>
    `2025-05-01 12:00:00.123 | INFO     | trainer:step:88 - step=${step} reward_mean=0.${step} loss=-0.01`;
  const { step, reward } = await expectRead([1, 2, 3].map(line).join("\n"));
  expect(step).toEqual([1, 2, 3]);
  expect(reward).toEqual([0.1, 0.2, 0.3]);
});
