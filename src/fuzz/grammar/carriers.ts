import type { Random } from "../random.ts";
import type { Made } from "./shell.ts";

const indented = (text: string, by: string) => text.replace(/^/gm, by);

/** Puts a text where people find such texts: a notebook, a page of documentation, a mail, a chat. */
export function carried(made: Made, random: Random): Made {
  const { text } = made;
  const isSecretSeen = made.secret === undefined ? {} : { secret: made.secret };
  switch (random.below(8)) {
    case 0: {
      const source = random.chance(0.5) ? text : text.split(/(?<=\n)/);
      const magic = random.chance(0.3) ? ["%%bash\n", source].flat() : source;
      const cells = [
        { cell_type: "markdown", source: "# Launch" },
        { cell_type: "code", source: random.chance(0.5) ? magic : source, outputs: [] },
      ];
      return {
        text: JSON.stringify({ cells, nbformat: 4, nbformat_minor: 5 }, undefined, random.pick([0, 1])),
        plants: [],
        ...isSecretSeen,
      };
    }
    case 1:
      return {
        text: `Run this:\n\n\`\`\`${random.pick(["", "bash", "python", "json"])}\n${text}\n\`\`\`\n\nThat is all.\n`,
        plants: [],
        ...isSecretSeen,
      };
    case 2:
      return { text: indented(text, "> "), plants: [], ...isSecretSeen };
    case 3:
      return { text: `The settings are ${text} as of today.`, plants: [], ...isSecretSeen };
    case 4:
      return { text: text.replaceAll("\n", "\r\n"), plants: [], ...isSecretSeen };
    case 5:
      return {
        text: text.replace(/["']/g, (quote) => (quote === '"' ? random.pick("“”") : random.pick("‘’"))),
        plants: [],
      };
    default:
      return { text: indented(text, random.pick(["  ", "\t"])), plants: [], ...isSecretSeen };
  }
}

/** Settings in the formats of other tools, in YAML, TOML and Python: a few fixed texts. */
export function elsewhere(random: Random): Made {
  const text = random.pick([
    "program: train.py\nmethod: grid\nparameters:\n  trainingConfig:\n    parameters:\n      epochs: {values: [1, 2]}\n",
    "trainingConfig:\n  epochs: 2\n  learningRate: 1e-4\n",
    "max_steps = 100\n\n[orchestrator]\nbatch_size = 128\n\n[trainer.optim]\nlr = 1e-6\n",
    "from trl import GRPOConfig, GRPOTrainer\nargs = GRPOConfig(learning_rate=1e-6, num_generations=8, beta=0.0)\n",
    "import training.recipes.rl_loop as rl_loop\nc = rl_loop.Config(log_path='x', learning_rate=1e-4, lora_rank=8, epochs=2, prompt_groups_per_step=4, kl_beta=0.01, lr_scheduler=ConstantSchedule(warmup_steps=3), wandb=WandBConfig(project='p'))\n",
    "tuner = tune.Tuner(f, param_space={'epochs': tune.grid_search([1, 2])})\n# https://goldilocks.example/#v=1&ep=3\n",
  ]);
  return { text, plants: [] };
}
