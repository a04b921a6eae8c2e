/** What a writer is given of each step. */
export interface LoggedStep {
  /** From 1. */
  readonly i: number;
  readonly reward: number;
  readonly steps: number;
}

/** Writes one step as a trainer does; a text before all steps may come first. */
export interface Writer {
  readonly before?: string;
  readonly row: (step: LoggedStep) => string;
  /** What the reward is called. */
  readonly column: string;
  /** Steps per evaluation, where the trainer evaluates. */
  readonly evaluatesEvery?: number;
}

const json = (row: object) => `${JSON.stringify(row)}\n`;
const python = (row: object) => JSON.stringify(row).replaceAll('"', "'");
const isEvaluated = (i: number) => i % 10 === 0;
const colored = (text: string) => `\u001b[36m${text}\u001b[0m`;

/** One step of a console's box as rich draws it. */
const box = (i: number, rows: readonly (readonly [string, number])[]) =>
  `log:174 [INFO]\n       Step ${i}\n┏━━━━━━━━━━━━┳━━━━━━━┓\n┃ Metric     ┃ Value ┃\n┡━━━━━━━━━━━━╇━━━━━━━┩\n${rows
    .map(([name, value]) => `│ ${name.padEnd(22)} │ ${value} │`)
    .join("\n")}\n└────────────┴───────┘\n`;

/** How language models' trainers, and the tools that keep their logs, write a run. */
export const languageTrainers: Readonly<Record<string, Writer>> = {
  "TRL on a console with a progress bar": {
    column: "reward",
    row: ({ i, reward, steps }) =>
      `\r  ${i}%|█▏   | ${i}/${steps} [00:10<01:00,  1.2it/s]\n{'loss': 0.01, 'grad_norm': 0.5, 'completions/mean_length': 120.5, 'completions/clipped_ratio': 0.0, 'rewards/accuracy_reward/mean': ${reward / 2}, 'rewards/accuracy_reward/std': 0.4, 'rewards/format_reward/mean': ${reward / 2}, 'reward': ${reward}, 'reward_std': 0.3, 'frac_reward_zero_std': 0.1, 'kl': 0.01, 'epoch': ${i / steps}}\n`,
  },
  "TRL with its numbers as words": {
    column: "reward",
    row: ({ i, reward }) =>
      `{'loss': '0.01', 'grad_norm': '0.5', 'reward': '${reward}', 'reward_std': '0.3', 'epoch': '${(i / 1000).toFixed(3)}'}\n`,
  },
  "verl behind Ray": {
    column: "critic/score/mean",
    evaluatesEvery: 10,
    row: ({ i, reward }) =>
      `${colored("(TaskRunner pid=4321)")} step:${i} - actor/entropy:0.3 - actor/lr:1e-06 - critic/score/mean:np.float64(${reward}) - critic/score/max:1.0 - critic/rewards/mean:${reward} - response_length/mean:300.0${isEvaluated(i) ? ` - val-core/gsm8k/reward/mean@1:${reward}` : ""}\n${colored("(TaskRunner pid=4321)")} Training Progress:   ${i}%|▏ | ${i}/100 [01:00<1:00:00, 30s/it]\n`,
  },
  "verl in a cluster's log": {
    column: "critic/rewards/mean",
    row: ({ i, reward }) =>
      `2026-03-01T12:00:00.123456789Z stdout F (TaskRunner pid=99, ip=10.0.0.3) step:${i} - actor/grad_norm:0.4 - critic/rewards/mean:${reward}\n`,
  },
  "OpenRLHF: a bar and a dictionary for each step": {
    column: "reward",
    row: ({ i, reward }) =>
      `Train epoch [1/1]: 100%|██████████| 16/16 [00:30<00:00,  1.9s/it, act_loss=0.01, reward=${reward}, return=${reward}, gen_len=300, kl=0.002]\r\n${colored("(LearnerRayActorBase pid=12)")} ✨ Global step ${i}: {'policy_loss': 0.01, 'kl': 0.002, 'reward': ${reward}, 'return': ${reward}, 'response_length': 300.0}\n`,
  },
  "ms-swift's logging.jsonl": {
    column: "reward",
    row: ({ i, reward, steps }) =>
      json({
        loss: 0.01,
        "completions/mean_length": 200,
        "rewards/Format/mean": 0.9,
        reward,
        reward_std: 0.3,
        kl: 0.01,
        epoch: i / steps,
        "global_step/max_steps": `${i}/${steps}`,
        elapsed_time: "1m 2s",
      }),
  },
  "prime-rl": {
    column: "Reward",
    row: ({ i, reward }) =>
      `Generating rollouts (train): 100%|██████████| 512/512 [01:13<00:00,  6.97it/s]\n02:33:26 SUCCESS Step ${i} | Time: 73.77s | Reward: ${reward} | Throughput: 2408.9 tokens/s | Seq. Length: 345.6 tokens/sample | Async Level: 1\n02:33:26    INFO Starting orchestrator step ${i + 1}\n`,
  },
  "tinker's metrics.jsonl": {
    column: "env/all/reward/total",
    evaluatesEvery: 10,
    row: ({ i, reward }) =>
      json({
        step: i,
        "progress/batch": i,
        "optim/lr": 4e-5,
        "env/all/ac_tokens_per_turn": 100,
        "env/all/reward/total": reward,
        "env/all/format": 0.9,
        "env/all/by_group/frac_mixed": 0.5,
        ...(isEvaluated(i) && { "test/env/all/reward/total": reward }),
      }),
  },
  "tinker on a console": {
    column: "env/all/reward/total",
    row: ({ i, reward }) =>
      box(i, [
        ["env/all/correct", 0.5],
        ["env/all/reward/total", reward],
        ["optim/lr", 0.00004],
      ]),
  },
  "NeMo-RL, its validation under a heading": {
    column: "Avg Reward",
    evaluatesEvery: 10,
    row: ({ i, reward, steps }) =>
      `\n========================= Step ${i}/${steps} =========================\n▶ Training policy...\n📊 Training Results:\n  • Loss: 0.0123\n  • Avg Reward: ${reward}\n  • Mean Generation Length: 512.1250\n${isEvaluated(i) ? `▶ Starting validation at step ${i}...\n\n📊 Validation Results:\n    • Accuracy: ${reward}\n    • Samples processed: 256\n` : ""}\n⏱️  Timing:\n  • Total step time: 43.12s\n  • generation: 20.12s (46.1%)\n`,
  },
  "ART's history": {
    column: "train/reward",
    evaluatesEvery: 10,
    row: ({ i, reward }) =>
      json({
        step: i,
        recorded_at: "2026-01-01",
        "train/reward": reward,
        "train/exception_rate": 0,
        "train/grad_norm": 0.1,
      }) + (isEvaluated(i) ? json({ step: i, "val/reward": reward, "val/exception_rate": 0 }) : ""),
  },
  "Fireworks' cookbook, whose producer has a clock of its own": {
    column: "rollout/raw_reward",
    before: json({ "rollout/step": 0, step: 0 }),
    row: ({ i, reward }) =>
      json({ "producer/event": 2 * i, "producer/in_flight_samples": 4, step: 2 * i }) +
      json({ "producer/event": 2 * i + 1, "producer/in_flight_samples": 5, "rollout/raw_reward": 9, step: 2 * i + 1 }) +
      json({
        step: i,
        "rollout/step": i,
        "rollout/raw_samples": 64,
        "rollout/raw_reward": reward,
        "rollout/filtered_reward": reward + 1,
        "rollout/filter_ratio": 0.2,
        "train/grad_norm": 0.3,
        "perf/step_time": 30,
      }),
  },
  "slime: rollouts and steps as dictionaries of their own": {
    column: "rollout/raw_reward",
    row: ({ i, reward }) =>
      `(RolloutManager pid=77) [2026-01-01 10:00:00] rollout ${i}: {'rollout/response_len/mean': 500.0, 'rollout/raw_reward': ${reward}, 'rollout/rewards': 1e-9}\n(Actor pid=88) [2026-01-01 10:00:00] step ${i}: {'train/loss': 0.01, 'train/grad_norm': 0.3}\n`,
  },
  "AReaL's tables": {
    column: "grpo_actor/task_reward/avg",
    row: ({ i, reward, steps }) =>
      `20260101-10:00:01.123 StatsLogger INFO: Epoch 1/10 Step ${i}/${steps} Train step ${i}/400 done.\n╭────────┬─────╮\n│ grpo_actor/task_reward/avg │ ${reward} │ grpo_actor/task_reward/max │ 1.0 │\n│ grpo_actor/seq_len/avg │ 500.1 │ grpo_actor/update/grad_norm │ 0.3 │\n╰────────┴─────╯\n`,
  },
  SkyRL: {
    column: "reward/avg_raw_reward",
    row: ({ i, reward }) =>
      `${colored("(skyrl_entrypoint pid=1)")} 2026-01-01 10:00:00.0 | INFO     | skyrl_train.trainer:train:250 - ${python({ "policy/loss": 0.01, "reward/avg_raw_reward": reward, "reward/avg_pass_at_8": 0.9, "trainer/global_step": i })}\n`,
  },
  "mlx-lm-lora: a mean and its spread under one label": {
    column: "Total Rewards",
    row: ({ i, reward }) =>
      `Iter ${i}: Loss 0.01, Total Rewards:  μ=${reward}, σ=0.210, Group Rewards: μ=0.9, σ=0.1, KL Divergence: 0.003\n`,
  },
  "a label, a dash and its statistics": {
    column: "Rewards/mean",
    row: ({ i, reward }) => `Step ${i}\nRewards - Mean: ${reward}, Std: 0.210, Min: 0.000, Max: 1.000\n`,
  },
  "steps that are counted within an epoch": {
    column: "Avg Reward",
    row: ({ i, reward }) =>
      `Epoch ${1 + Math.floor((i - 1) / 25)}/4 Step ${1 + ((i - 1) % 25)}/25 | Loss: 0.12 | Avg Reward: ${reward} | KL: 0.01\n`,
  },
  "a container's prefix before JSON": {
    column: "reward",
    row: ({ i, reward }) =>
      `[pod/grpo-0/main] 2026-03-01T12:00:00.1Z {"step": ${i}, "reward": ${reward}, "kl": 0.01}\n`,
  },
  "the same line of four processes": {
    column: "reward",
    row: ({ i, reward }) => [0, 1, 2, 3].map((rank) => `[rank${rank}]: step ${i} reward ${reward} loss 0.1\n`).join(""),
  },
};

/** How other trainers and tables write a run. */
export const otherTrainers: Readonly<Record<string, Writer>> = {
  "Stable-Baselines3's blocks with evaluations between them": {
    column: "rollout/ep_rew_mean",
    before: "Using cpu device\nWrapping the env with a `Monitor` wrapper\n",
    evaluatesEvery: 10,
    row: ({ i, reward }) =>
      `---------------------------------\n| rollout/           |          |\n|    ep_len_mean     | 200      |\n|    ep_rew_mean     | ${reward}     |\n| time/              |          |\n|    iterations      | ${i}        |\n|    total_timesteps | ${i * 2048}     |\n| train/             |          |\n|    approx_kl       | 0.01     |\n---------------------------------\n${isEvaluated(i) ? `Eval num_timesteps=${i * 2048}, episode_reward=${reward} +/- 3.20\nEpisode length: 200.00 +/- 0.00\n` : ""}`,
  },
  "Stable-Baselines3's Monitor, whose first line ends otherwise": {
    column: "r",
    before: '#{"t_start": 1700000000.1, "env_id": "Pendulum-v1"}\nr,l,t\n',
    row: ({ i, reward }) => `${reward},200,${i / 10}\r\n`,
  },
  "Monitor with its header glued to the comment": {
    column: "r",
    before: '#{"t_start": 1700000000.1, "env_id": null}r,l,t\n',
    row: ({ i, reward }) => `${reward},200,${i / 10}\n`,
  },
  "CleanRL, its return in brackets": {
    column: "episodic_return",
    row: ({ i, reward }) => `global_step=${i * 100}, episodic_return=[${reward}]\nSPS: ${1000 + i}\n`,
  },
  "Spinning Up's blocks": {
    column: "AverageEpRet",
    row: ({ i, reward }) =>
      `---------------------------------------\n|             Epoch |             ${i} |\n|      AverageEpRet |            ${reward} |\n|          StdEpRet |             0.3 |\n|             EpLen |             200 |\n---------------------------------------\n`,
  },
  "blocks set apart by tabs": {
    column: "MeanRew",
    row: ({ i, reward }) =>
      `-----------------\nIteration: \t ${i}\nNumTrajs: \t 200\nLoss:     \t 0.12\nMeanRew: \t ${reward} +- 63.18\nMeanLen: \t 162.745 +- 13.35\n`,
  },
  "RSL-RL's blocks": {
    column: "Mean reward",
    row: ({ i, reward }) =>
      `########\n                      Learning iteration ${i}/1500\n\n               Value function loss: 0.0123\n                       Mean reward: ${reward}\n               Mean episode length: 200.1\n--------\n                   Total timesteps: ${i * 98304}\n`,
  },
  "RLlib's progress.csv": {
    column: "episode_reward_mean",
    before:
      "episode_reward_max,episode_reward_min,episode_reward_mean,done,training_iteration,date,hist_stats/episode_reward\n",
    row: ({ i, reward }) => `${reward + 1},${reward - 1},${reward},False,${i},2026-01-01_00-00-00,"[1.0, 2.0]"\n`,
  },
  "W&B's history": {
    column: "train/reward",
    before: "_step,_runtime,train/global_step,train/reward,train/loss,eval/reward\n",
    evaluatesEvery: 10,
    row: ({ i, reward }) => `${3 * i},${i * 10.5},${i},${reward},0.02,${isEvaluated(i) ? reward : ""}\n`,
  },
  "W&B's chart of one run": {
    column: "train/reward",
    before: '"Step","run-a - train/reward","run-a - train/reward__MIN","run-a - train/reward__MAX"\n',
    row: ({ i, reward }) => `"${i}","${reward}","0","9"\n`,
  },
  "TensorBoard's CSV": {
    column: "Value",
    before: "Wall time,Step,Value\n",
    row: ({ i, reward }) => `${1.7e9 + i},${i},${reward}\n`,
  },
  "pandas' unnamed index": { column: "reward", before: ",reward\n", row: ({ i, reward }) => `${i},${reward}\n` },
  "decimal commas": {
    column: "reward",
    before: "step;reward;kl\n",
    row: ({ i, reward }) => `${i};${String(reward).replace(".", ",")};0,01\n`,
  },
  "bold cells": {
    column: "reward",
    before: "| step | reward |\n|---:|:---|\n",
    row: ({ i, reward }) => `| ${i} | ${i % 3 === 0 ? `**${reward}**` : reward} |\n`,
  },
  "a table that was copied out of a notebook": {
    column: "reward",
    before: " [100/100 1:02:03, Epoch 1/1]\nStep\tTraining Loss\treward\tkl\n",
    row: ({ i, reward }) => `${i}\t0.000100\t${reward}\tNo Log\n`,
  },
  "columns set apart by blanks": {
    column: "reward",
    before: "      step    reward        kl\n",
    row: ({ i, reward }) => `${i - 1}  ${i}  ${reward}   0.01000\n`,
  },
};
