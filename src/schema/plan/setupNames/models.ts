import type { Provenance } from "../../fields/provenance.ts";

/** An open model and its published size. */
export interface KnownModel {
  readonly name: string;
  /** All parameters, in billions. A mixture of experts holds all of them in memory: the form's model size. */
  readonly total: number;
  /** Parameters that one token uses, in billions, where a mixture of experts uses fewer. */
  readonly active?: number;
  readonly source: Provenance;
}

type Row = readonly [name: string, total: number, active?: number];

const READ = "2026-11-28";
const cardAt = (name: string, url: string): Provenance => ({
  title: `${name} model card`,
  url,
  asOf: READ,
  kind: "documented",
});

/** Models whose card on Hugging Face states the size; the card has the name of the model with hyphens. */
const onHuggingFace = (owner: string, rows: readonly Row[], card = (name: string) => name.replaceAll(" ", "-")) =>
  rows.map(([name, total, active]): KnownModel => {
    const source = cardAt(name, `https://huggingface.co/${owner}/${card(name)}`);
    return active === undefined ? { name, total, source } : { name, total, active, source };
  });

/** Models that one page describes. */
const onPage = (title: string, url: string, rows: readonly Row[]) =>
  rows.map(([name, total, active]): KnownModel => {
    const source = cardAt(title, url);
    return active === undefined ? { name, total, source } : { name, total, active, source };
  });

const llama = (version: string) =>
  `https://github.com/meta-llama/llama-models/blob/main/models/llama${version}/MODEL_CARD.md`;

/** Open models that are often tuned, with the size that their authors state. Sizes are as precise as the source. */
export const models: readonly KnownModel[] = [
  ...onHuggingFace("Qwen", [
    ["Qwen3 0.6B", 0.6],
    ["Qwen3 1.7B", 1.7],
    ["Qwen3 4B", 4],
    ["Qwen3 8B", 8.2],
    ["Qwen3 14B", 14.8],
    ["Qwen3 32B", 32.8],
    ["Qwen3 30B A3B", 30.5, 3.3],
    ["Qwen3 Coder 30B A3B Instruct", 30.5, 3.3],
    ["Qwen3 235B A22B", 235, 22],
    ["Qwen2.5 0.5B", 0.49],
    ["Qwen2.5 1.5B", 1.54],
    ["Qwen2.5 3B", 3.09],
    ["Qwen2.5 7B", 7.61],
    ["Qwen2.5 14B", 14.7],
    ["Qwen2.5 32B", 32.5],
    ["Qwen2.5 72B", 72.7],
  ]),
  ...onPage("Llama 3.1", llama("3_1"), [
    ["Llama 3.1 8B", 8],
    ["Llama 3.1 70B", 70],
    ["Llama 3.1 405B", 405],
  ]),
  ...onPage("Llama 3.2", llama("3_2"), [
    ["Llama 3.2 1B", 1.23],
    ["Llama 3.2 3B", 3.21],
  ]),
  ...onPage("Llama 3.3", llama("3_3"), [["Llama 3.3 70B", 70]]),
  ...onPage("Mistral 7B", "https://mistral.ai/news/announcing-mistral-7b/", [["Mistral 7B", 7.3]]),
  ...onPage("Mixtral 8x7B", "https://mistral.ai/news/mixtral-of-experts/", [["Mixtral 8x7B", 46.7, 12.9]]),
  ...onPage("Mixtral 8x22B", "https://mistral.ai/news/mixtral-8x22b/", [["Mixtral 8x22B", 141, 39]]),
  ...onPage("Gemma 3", "https://ai.google.dev/gemma/docs/core/model_card_3", [
    ["Gemma 3 1B", 1],
    ["Gemma 3 4B", 4],
    ["Gemma 3 12B", 12],
    ["Gemma 3 27B", 27],
  ]),
  ...onPage("DeepSeek-R1", "https://github.com/deepseek-ai/DeepSeek-R1", [
    ["DeepSeek R1", 671, 37],
    // a distilled model has the size of the model that it was distilled into
    ["DeepSeek R1 Distill Qwen 1.5B", 1.54],
    ["DeepSeek R1 Distill Qwen 7B", 7.61],
    ["DeepSeek R1 Distill Llama 8B", 8],
    ["DeepSeek R1 Distill Qwen 14B", 14.7],
    ["DeepSeek R1 Distill Qwen 32B", 32.5],
    ["DeepSeek R1 Distill Llama 70B", 70],
  ]),
  ...onPage("DeepSeek-V3", "https://arxiv.org/abs/2412.19437", [["DeepSeek V3", 671, 37]]),
  ...onHuggingFace(
    "openai",
    [
      ["gpt-oss 20B", 21, 3.6],
      ["gpt-oss 120B", 117, 5.1],
    ],
    (name) => name.replaceAll(" ", "-").toLowerCase(),
  ),
  ...onHuggingFace("zai-org", [
    ["GLM 4.5", 355, 32],
    ["GLM 4.5 Air", 106, 12],
  ]),
  ...onPage("Kimi K2", "https://github.com/MoonshotAI/Kimi-K2", [["Kimi K2", 1000, 32]]),
  ...onHuggingFace("microsoft", [["Phi 4", 14]], () => "phi-4"),
];
