interface Result {
  readonly says: string;
  readonly here: "agrees" | "partly";
  readonly note: string;
  readonly title: string;
  readonly url: string;
}

const results: readonly Result[] = [
  {
    says: "In reinforcement learning an adapter of rank 1 can match full fine-tuning, and the best rate hardly depends on the rank.",
    here: "partly",
    note: "The best simulated rate hardly depends on the rank either, as the update is scaled by 1/r. But on complex tasks a low rank lacks capacity here, as Fireworks' document says; that result disagrees with both.",
    title: "Schulman et al., LoRA Without Regret, 2025-09-29",
    url: "https://thinkingmachines.ai/blog/lora/",
  },
  {
    says: "Training against an imperfect reward raises that reward while the true one peaks and falls.",
    here: "agrees",
    note: "That is this model's overfitting: held-out falls because the training grader has faults, not because prompts are memorised.",
    title: "Gao, Schulman, Hilton, Scaling Laws for Reward Model Overoptimization, 2022-10-19",
    url: "https://arxiv.org/abs/2210.10760",
  },
  {
    says: "Healthy reinforcement learning runs follow a saturating, S-shaped curve in compute.",
    here: "agrees",
    note: "The table above says how well the simulated mean fits that law.",
    title: "Khatri et al., The Art of Scaling Reinforcement Learning Compute for LLMs, 2025-10-15",
    url: "https://arxiv.org/abs/2510.13786",
  },
  {
    says: "Full fine-tuning on code: 1e-6 is stable, 1e-5 a coin flip, 1e-4 always fatal.",
    here: "partly",
    note: "The same order, from slow to fatal, at rates ten to a hundred times lower: adapters and full fine-tuning differ by that much, so no rate carries over from one service to another.",
    title: "RL-Forgetting-Experiments, Code RL learning-rate ablation, read 2026-11-23",
    url: "https://huggingface.co/RL-Forgetting-Experiments-3/code-rl-lr-ablation",
  },
];

const verdicts: Readonly<Record<Result["here"], string>> = {
  agrees: "Agrees",
  partly: "Partly",
};

/** Published results beside this simulation. */
export function Published() {
  return (
    <section>
      <h3>Beside published results</h3>
      <ul className="published">
        {results.map(({ says, here, note, title, url }) => (
          <li key={url}>
            {says} <b>{verdicts[here]}.</b> {note}{" "}
            <cite>
              <a href={url} rel="noreferrer" target="_blank">
                {title}
              </a>
            </cite>
          </li>
        ))}
      </ul>
    </section>
  );
}
