import { expect, test } from "vitest";
import { runOnText } from "./runOnText.ts";

/** What `check` says of a file, without a form. */
const check = (text: string) => runOnText(["check", "job"], text);

const job = '"dataset": "accounts/a/datasets/d", "evaluator": "accounts/a/evaluators/e"';

test.each([
  [
    "a context that 16 does not divide",
    `{${job}, "trainingConfig": {"baseModel": "m", "maxContextLength": 5000}}`,
    /4,992/,
  ],
  ["both models", `{${job}, "trainingConfig": {"baseModel": "a", "warmStartFrom": "b"}}`, /base model/i],
  [
    "a dataset's name that is of a model",
    '{"dataset": "accounts/a/models/d", "evaluator": "e"}',
    /accounts\/…\/datasets\/…/,
  ],
  ["a name without an account", '{"dataset": "accounts//datasets/d", "evaluator": "e"}', /accounts\/…\/datasets\/…/],
  [
    "a model's name that ends early",
    `{${job}, "trainingConfig": {"baseModel": "accounts/fireworks"}}`,
    /accounts\/…\/models\/…/,
  ],
  ["a KL weight with DAPO", `{${job}, "lossConfig": {"method": "DAPO", "klBeta": 0.01}}`, /KL/],
  ["a KL weight with GSPO-token", "firectl rftj create --rl-loss-method gspo-token --rl-kl-beta 0.01", /KL/],
  ["a single rollout", `{${job}, "inferenceParameters": {"responseCandidatesCount": 1}}`, /\b2\b.*\b32\b/],
  ["a rank that no adapter has", `{${job}, "trainingConfig": {"loraRank": 12}}`, /4, 8, 16/],
  ["a rank beyond every shape", "ep create rft --lora-rank 256", /4, 8, 16/],
  ["epochs that are not whole", "ep create rft --epochs 1.5", /whole/],
])("%s is refused before anything is sent", async (_what, text, said) => {
  const { code, out } = await check(text);
  expect(code).toBe(1);
  expect(out).toMatch(said);
  expect(out).not.toContain("nothing blocks");
});

test.each([
  [
    "responses that the context cannot hold",
    `{${job}, "inferenceParameters": {"maxOutputTokens": 8192}}`,
    /^interaction: .*context/m,
  ],
  ["a rank above what later pages list", `{${job}, "trainingConfig": {"loraRank": 64}}`, /4 to 32/],
])("%s are warned of", async (_what, text, said) => {
  const { code, out } = await check(text);
  expect(code).toBe(0);
  expect(out).toMatch(said);
});
