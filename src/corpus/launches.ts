import fc from "fast-check";
import { toRequestBody } from "../exchange/export/request.ts";
import { exportTo } from "../exchange/export/targets.ts";
import { encodeLink } from "../exchange/link/link.ts";
import { pathOf } from "../schema/fields/layout.ts";
import { entries } from "../schema/fields/parameters.ts";
import { corrupt, pick, someConfig, someJob, valuesAround } from "./samples.ts";

const clients = ["firectl rftj create", "ep create rft"] as const;

/** Commands of one setting each. */
const oneFlag = entries.flatMap(([, parameter], i) =>
  parameter.flag === undefined
    ? []
    : valuesAround(parameter).map((value) => `${clients[i % 2]} ${parameter.flag} ${value}`),
);

const API = "https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs";
const BODY = '{"dataset": "d", "trainingConfig": {"epochs": 2, "loraRank": 7}, "lossConfig": {"method": "DAPO"}}';
const CALL = "client.reinforcement_fine_tuning_jobs.create";

/** Texts by hand: older names, other quoting, several commands, values that only a run would give. */
const odd: readonly string[] = [
  "--epochs 2",
  "--epochs=2 --lora-rank 16 \\\r\n  --yes\r\n",
  "—epochs 2 –lora-rank 16",
  "ep create rft --epochs “2” --lora-rank\u00a016",
  "eval-protocol create rft --n 8 --inference-temperature 0.9 --max-tokens 512 --evaluator-id e --nodes 2",
  "firectl create reinforcement-fine-tuning-job --training-config-epochs 2 --loss-config-method DAPO --kl-beta 0.01",
  "$ firectl -a me rftj create -epochs 2 --learning_rate 2e-4",
  "(venv) me@host:~/x$ ep create rft --epochs 2 --epochs 3",
  "export A=1\ncd x && time ep create rft --epochs 2 2>&1 | tee log; echo done",
  "Run this:\n\n```bash\nep create rft \\\n  --epochs 2 \\\n  --batch-size 65536\n```\n\nThat is all.",
  "# https://goldilocks.example/#v=1&ep=3\nfirectl rftj create --epochs 2",
  'ep create rft --epochs 1.5 --colour red --lora-rank 8 --lora-rank 16\n  --top-k --top-p=1 loose --batch-size 32k --dataset "$D" --temperature',
  "firectl rftj create --epochs 2\\\n --dataset 'abc --lora-rank 8",
  "firectl rftj create --epochs 2 --dataset $(rm -rf /) --evaluator `id` --output-model ~/x --lora-rank 8",
  "FIREWORKS_API_KEY=fw_hidden firectl rftj create --api-key hidden --wandb-api-key=hidden --epochs 2 --wandb-project 'my runs'",
  "firectl rftj create --dataset $'a\\tb' --output-model 'it'\\''s' --base-model \"a\\\"b\" --epochs 2",
  "firectl dataset create d x.jsonl\nep create rft --epochs 2\nep create rft --epochs 3",
  "firectl dataset create d x.jsonl",
  "firectl rftj create --epochs +2 --learning-rate 1E-4 --temperature .5 --top-p 1. --top-k 4e1",
  "firectl rftj create --rl-loss-method gspo-token --rl-kl-beta 0 --learning-rate-warmup-steps 0",
  "python3 -m eval_protocol.cli create rft --epochs 2 --dry-run --rl-loss-method dapo",
  `curl -X POST ${API} -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '${BODY}'`,
  `curl -sSXPOST "${API}" --data-raw '${BODY}'`,
  `curl ${API} --json='${BODY}'`,
  `curl ${API} -d @- <<'EOF'\n${BODY}\nEOF\n`,
  `echo '${BODY}' | curl ${API} -u me:hidden -d @-`,
  `curl ${API} -d @body.json`,
  `curl ${API} -d '{"a":}'`,
  `curl ${API} -d '{}' -d '{}'`,
  `curl ${API} -d "{\\"dataset\\": \\"$D\\", \\"trainingConfig\\": {\\"epochs\\": $E, \\"loraRank\\": 16}}"`,
  "curl https://example.com/",
  `${CALL}(dataset="d", training_config={"epochs": 2, "learning_rate": 2e-4, "lora_rank": 1_6})`,
  `${CALL}(dataset=D, evaluator="a" 'b', display_name=r"a\\b", training_config={"epochs": 1.5, "batch_size": 32 * 1024, **more}, **rest)`,
  `${CALL}(\n  dataset='d',  # a comment\n  inference_parameters=dict(temperature=.9, top_k=+4_0, n=8),\n  loss_config={"method": "DAPO", "kl_beta": None},\n  nodeCount=2,\n)`,
  `x = ${CALL}(training_config={"epochs": 2, "epochs": 3}, wandb_config={"api_key": "hidden", "project": "p"}`,
  "ReinforcementFineTuningJob(dataset='d', evaluator='e', training_config=TrainingConfig(epochs=2, lora_rank=16), state='JOB_STATE_COMPLETED')",
  "{'dataset': 'd', 'trainingConfig': {'epochs': 2, 'loraRank': None}, 'nodeCount': True}",
  BODY,
  "print('hello')",
  "trainingConfig:\n  epochs: 2\n",
];

const texts = (["request", "curl", "firectl", "ep", "python"] as const).map((target) =>
  fc
    .tuple(someConfig, someJob)
    .map(([config, job]) => exportTo(target, config, job, `https://goldilocks.example/${encodeLink(config)}`).text),
);

/** A job as the service returns it: whole numbers in quotes, zeros for what was never given, members of its own. */
const response = fc
  .tuple(someConfig, someJob, fc.subarray(entries.map(([field]) => pathOf(field))), fc.boolean(), fc.boolean())
  .map(([config, job, zeros, older, inList]) => {
    const body = JSON.stringify(toRequestBody(config, job), (_name, value: unknown) =>
      Number.isInteger(value) && Number(value) > 99 ? String(value) : value,
    );
    const read: Record<string, unknown> = JSON.parse(body);
    for (const path of zeros) {
      const [group = "", name] = path.split(".");
      const members = read[group];
      if (name !== undefined && typeof members === "object" && members !== null && !(name in members))
        Object.assign(members, { [name]: 0 });
    }
    const written = {
      name: "accounts/me/reinforcementFineTuningJobs/j1",
      createTime: "2026-05-01T00:00:00Z",
      state: "JOB_STATE_COMPLETED",
      createdBy: "me@example.com",
      ...read,
      trainerLogsSignedUrl: "https://example.com/hidden",
    };
    const text = JSON.stringify(inList ? { reinforcementFineTuningJobs: [written] } : written, null, 1);
    return older ? text.replace("responseCandidatesCount", "n").replace("maxOutputTokens", "maxTokens") : text;
  });

/** Returns commands, requests, calls and responses of every sort, `count` corrupted ones among them. */
export function launchInputs(count: number, seed: number): readonly string[] {
  const good = [...texts, response].flatMap((form, i) => pick(form, Math.ceil(count / 2), seed + i));
  return [...oneFlag, ...odd, ...good, ...corrupt(good, count, seed)];
}
