import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { type Job, jobEntries } from "../../schema/fields/job.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { anyCharacter } from "../../schema/values/arbitrary.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { checkField } from "../../schema/values/validate.ts";
import { decodeImport } from "./import.ts";
import type { Import } from "./imported.ts";

/** The rows in short: outcome, path, place, reason. */
const rowsOf = ({ rows }: Import) =>
  rows
    .filter(({ absent }) => !absent)
    .map(({ outcome, path, at, reason }) => `${outcome} ${path}${at ? ` ${at}` : ""}${reason ? `: ${reason}` : ""}`);

const FIRECTL = `firectl rftj create \\
  --base-model accounts/fireworks/models/qwen3-8b \\
  --dataset accounts/a/datasets/d \\
  --evaluator accounts/a/evaluators/e \\
  --learning-rate 2e-4 --epochs 2 --lora-rank=16 \\
  --rl-loss-method gspo-token --wandb --wandb-project 'my runs'
`;

/** Every field that may be left to the service, and is. */
const allOnAuto = Object.fromEntries(
  entries.flatMap(([field, { kind }]) => (kind === "auto" ? [[field, "auto"]] : [])),
);

describe("a command line", () => {
  test("is read flag by flag", () => {
    const read = decodeImport(FIRECTL);
    expect(read).toMatchObject({
      kind: "firectl",
      values: { learningRate: 2e-4, epochs: 2, loraRank: 16, lossMethod: "gspo-token" },
      job: {
        baseModel: "accounts/fireworks/models/qwen3-8b",
        dataset: "accounts/a/datasets/d",
        evaluator: "accounts/a/evaluators/e",
        wandbProject: "my runs",
        warmStartFrom: "",
      },
      notes: [],
    });
    expect(rowsOf(read)).toContain("accepted --lora-rank 5:35");
    expect(rowsOf(read).at(-1)).toBe("ignored --wandb 6:31: follows from whether a W&B project is given");
  });

  test.each([
    ["firectl reinforcement-fine-tuning-job create --epochs 2", "firectl"],
    ["firectl create reinforcement-fine-tuning-job --epochs 2", "firectl"],
    ["firectl -a me rftj create --epochs 2", "firectl"],
    ["/usr/local/bin/firectl rftj create --epochs=2", "firectl"],
    ["ep create rft --epochs 2", "ep"],
    ["eval-protocol create rft --epochs 2", "ep"],
    [".venv/bin/eval-protocol create rft --yes --epochs 2", "ep"],
    ["python3 -m eval_protocol.cli create rft --epochs 2", "ep"],
    ["uvx --from eval-protocol eval-protocol create rft --epochs 2", "ep"],
    ["uv run ep create rft --epochs 2", "ep"],
    ["$ ep create rft --epochs 2", "ep"],
    ["(venv) me@host:~/x$ ep create rft --epochs 2", "ep"],
    ["export A=1\ncd x && time A=b ep create rft --epochs 2 2>&1 | tee log; echo done", "ep"],
    ["for i in 1 2; do ep create rft --epochs 2; done", "ep"],
    ["ep create rft \\\n> --epochs 2", "ep"],
    ["> ep create rft \\\n> --epochs 2\n", "ep"],
    ["Run this:\n\n```bash\nep create rft \\\n  --epochs 2\n```\n\nIt's easy, isn't it?", "ep"],
    ["# https://goldilocks.example/#v=1&ep=3\nfirectl rftj create --epochs 2", "firectl"],
    ["Here's how:\n\nep create rft --epochs 2\n\nIt's quick.", "ep"],
    ["--epochs 2", "flags"],
    ["  --epochs 2 \\\r\n  --yes\r\n", "flags"],
    ["—epochs 2", "flags"],
    ["ep create rft --epochs\u00a02", "ep"],
    ["ep create rft --epochs “2”", "ep"],
  ])("%j is one", (text, kind) => {
    expect(decodeImport(text)).toMatchObject({ kind, values: { epochs: 2 } });
  });

  test("names of older clients are mapped, and today's is said", () => {
    const read = decodeImport(
      "ep create rft --n 8 --inference-temperature 0.9 --max-tokens 512 --evaluator-id e --nodes 2",
    );
    expect(read.values).toEqual({ responseCandidatesCount: 8, temperature: 0.9, maxOutputTokens: 512 });
    expect(read.job).toEqual({ evaluator: "e", nodeCount: 2 });
    expect(rowsOf(read).slice(0, 3)).toEqual([
      "renamed --n 1:15: read as --response-candidates-count: today's clients refuse --n",
      "renamed --inference-temperature 1:21: read as --temperature: today's clients refuse --inference-temperature",
      "renamed --max-tokens 1:49: read as --max-output-tokens: today's clients refuse --max-tokens",
    ]);
  });

  test("what is wrong is named with its place, and what is right is kept", () => {
    const read = decodeImport(
      'ep create rft --epochs 1.5 --colour red --lora-rank 8 --lora-rank 16\n  --top-k --top-p=1 loose --batch-size 32k --dataset "$D" --temperature',
    );
    expect(read.values).toEqual({ loraRank: 16, topP: 1 });
    expect(rowsOf(read)).toEqual([
      "refused --epochs 1:15: Epochs must be a whole number, 1–10 (got 1.5)",
      "accepted --lora-rank 1:55",
      "refused --top-k 2:3: no value follows",
      "accepted --top-p 2:11",
      "refused --batch-size 2:27: Batch size must be a whole number, 1,024–1,048,576 (got “32k”)",
      "refused --dataset 2:44: “$D” at 2:55 is for the shell to fill in; nothing is evaluated: write the value itself",
      "refused --temperature 2:59: no value follows",
      "ignored --colour 1:28: a flag that is not known here; left out",
      "ignored --lora-rank 1:41: given twice; the client takes the last one",
      "ignored loose 2:21: belongs to no flag; left out",
    ]);
    expect(read.notes).toEqual(["2:3: the line before has no \\ at its end; its flags are read all the same"]);
  });

  test("a quote without an end stops it: what stands before is kept, the rest is named", () => {
    const read = decodeImport("firectl rftj create --epochs 2\\\n --dataset 'abc --lora-rank 8");
    expect(read.values).toEqual({ epochs: 2 });
    expect(rowsOf(read)).toEqual([
      "accepted --epochs 1:21",
      "refused --dataset 2:2: its value begins at 2:12, where the single quote that opens here has no end",
      "refused … 2:12: the single quote that opens here has no end; from there on nothing was read (--lora-rank)",
    ]);
  });

  test.each(["$(rm -rf /)", "`id`", "$HOME", "~/x", "*", "{a,b}", "<YOUR_DATASET>", '"a$b"', "$((1+1))"])(
    "%s is never evaluated",
    (value) => {
      const read = decodeImport(`firectl rftj create --epochs 2 --dataset ${value} --lora-rank 8`);
      expect(read.values).toEqual({ epochs: 2, loraRank: 8 });
      expect(read.job).toEqual({});
      expect(read.rows[1]).toMatchObject({ path: "--dataset", outcome: "refused" });
    },
  );

  test("secrets are named, and their values are nowhere", () => {
    const read = decodeImport(
      "export FIREWORKS_API_KEY=fw_hunter2\nWANDB_API_KEY=hunter2 firectl rftj create --api-key hunter2 --wandb-api-key=hunter2 --epochs 2 --hf-token hunter2",
    );
    expect(read.rows.filter(({ secret }) => secret).map(({ path }) => path)).toEqual([
      "FIREWORKS_API_KEY",
      "WANDB_API_KEY",
      "--api-key",
      "--wandb-api-key",
      "--hf-token",
    ]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
  });

  test("of several commands the first that creates a job counts, and that is said", () => {
    const read = decodeImport("firectl dataset create d x.jsonl\nep create rft --epochs 2\nep create rft --epochs 3");
    expect(read.values).toEqual({ epochs: 2 });
    expect(read.notes).toEqual(["1 more such command, from 3:1 on, not read: the first one counts"]);
    expect(decodeImport("firectl dataset create d x.jsonl").problem).toBe(
      "This firectl command creates no reinforcement fine-tuning job. Paste the one that does.",
    );
  });

  test("ep cannot say the loss method, and a whole command leaves what it does not say to the service", () => {
    const flags =
      "--learning-rate 1e-4 --max-context-length 8192 --lora-rank 8 --epochs 1 --batch-size 32768 --max-output-tokens 2048 --temperature 0.7 --top-p 1 --response-candidates-count 4 --top-k 40";
    expect(decodeImport(`ep create rft ${flags}`).values).toMatchObject({ klBeta: "auto", chunkSize: "auto" });
    expect(decodeImport(`firectl rftj create ${flags}`).values).not.toHaveProperty("klBeta");
    expect(decodeImport(`firectl rftj create ${flags} --rl-loss-method dapo`).values).toMatchObject({
      klBeta: "auto",
      batchSizeSamples: "auto",
    });
    const [row] = decodeImport("ep create rft --rl-loss-method dapo").rows;
    expect(row).toMatchObject({ value: "dapo", reason: "ep refuses every value of this flag" });
  });
});

const BODY = `{"dataset": "d", "trainingConfig": {"epochs": 2, "baseModel": "m"}, "lossConfig": {"method": "DAPO"}}`;

describe("a curl command", () => {
  const address = "https://api.fireworks.ai/v1/accounts/a/reinforcementFineTuningJobs?reinforcementFineTuningJobId=j";
  test.each([
    `curl -X POST ${address} -H "Authorization: Bearer $FIREWORKS_API_KEY" -H 'Content-Type: application/json' -d '${BODY}'`,
    `curl -sSXPOST "${address}" --data-raw '${BODY}'`,
    `curl --url='${address}' --json='${BODY}'`,
    `curl ${address} -d'${BODY}' -o out.json`,
    `curl ${address} -d @- <<'EOF'\n${BODY}\nEOF\n`,
    `curl ${address} --data-binary @- <<EOF\n${BODY}\nEOF\necho done`,
    `echo '${BODY}' | curl ${address} -d @-`,
    `cat <<'EOF' | curl ${address} -d @-\n${BODY}\nEOF\n`,
    `curl "https://api.fireworks.ai/v1/accounts/$ACCOUNT/reinforcementFineTuningJobs" -d "${BODY.replaceAll('"', '\\"')}"`,
  ])("%s says what its body says", (text) => {
    expect(decodeImport(text)).toMatchObject({
      kind: "curl",
      values: { epochs: 2, lossMethod: "dapo" },
      job: { dataset: "d", baseModel: "m" },
    });
  });

  test("its key is named as a secret", () => {
    const read = decodeImport(`curl -H 'Authorization: Bearer fw_hunter2' -u me:hunter2 ${address} -d '${BODY}'`);
    expect(read.rows.filter(({ secret }) => secret).map(({ path }) => path)).toEqual(["-H Authorization", "-u"]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
  });

  test("what the shell would fill in is named in its body, too", () => {
    const read = decodeImport(
      `curl ${address} -d "{\\"dataset\\": \\"$D\\", \\"trainingConfig\\": {\\"epochs\\": $E, \\"loraRank\\": 16}}"`,
    );
    expect(read.values).toEqual({ loraRank: 16 });
    expect(read.rows.filter(({ absent }) => !absent).map(({ path, outcome }) => `${outcome} ${path}`)).toEqual([
      "refused dataset",
      "refused trainingConfig.epochs",
      "accepted trainingConfig.loraRank",
    ]);
    expect(read.rows[1]?.reason).toContain("“$E” at 1:");
  });

  test.each([
    [`curl ${address} -d @body.json`, "The body is in the file body.json: open that file instead."],
    [`curl ${address} -d @-`, "The body comes from the standard input, which is not in this text."],
    [
      `curl ${address} -d '{"a":}'`,
      `In the body, which begins at 1:${address.length + 10}: This is not JSON: at 1:6 (line:column) “}” stands where a value should be.`,
    ],
    [`curl ${address} -d '{}' -d '{}'`, "This curl command sends two bodies, at 1:107 and 1:115. Leave one."],
  ])("%s is refused: %s", (text, problem) => {
    expect(decodeImport(text).problem).toBe(problem);
  });
});

describe("a job of the API", () => {
  const JOB = {
    name: "accounts/a/reinforcementFineTuningJobs/j",
    displayName: "Second run",
    createTime: "2026-05-01T00:00:00Z",
    state: "JOB_STATE_COMPLETED",
    status: { code: "OK", message: "" },
    createdBy: "me@example.com",
    dataset: "accounts/a/datasets/d",
    evaluator: "accounts/a/evaluators/e",
    trainingConfig: {
      outputModel: "accounts/a/models/o",
      warmStartFrom: "accounts/a/models/w",
      baseModel: "",
      jinjaTemplate: "",
      learningRate: 0.0002,
      maxContextLength: 8192,
      loraRank: 16,
      region: "US_IOWA_1",
      epochs: "2",
      batchSize: 65536,
      gradientAccumulationSteps: 4,
      learningRateWarmupSteps: null,
    },
    wandbConfig: { enabled: true, apiKey: "hunter2", project: "p", entity: "e", runId: "r", url: "https://wandb.ai/x" },
    awsS3Config: { credentialsSecret: "hunter2", iamRoleArn: "arn:hunter2" },
    trainerLogsSignedUrl: "https://storage/hunter2",
    inferenceParameters: { maxTokens: 4096, temperature: 1, topP: 1, n: 8, topK: 40, extraBody: "{}" },
    lossConfig: { method: "METHOD_UNSPECIFIED", klBeta: 0.001 },
    unheardOf: { deep: { accessToken: "hunter2", plain: 1 } },
  };

  test("is read as settings, the old names among them; the rest is ignored with its reason", () => {
    const read = decodeImport(JSON.stringify(JOB));
    expect(read.kind).toBe("response");
    expect(read.values).toEqual({
      ...allOnAuto,
      learningRate: 2e-4,
      maxContextLength: 8192,
      loraRank: 16,
      epochs: 2,
      batchSize: 65536,
      maxOutputTokens: 4096,
      temperature: 1,
      topP: 1,
      responseCandidatesCount: 8,
      topK: 40,
      lossMethod: "grpo",
      klBeta: 0.001,
    });
    expect(read.job).toEqual({
      displayName: "Second run",
      dataset: "accounts/a/datasets/d",
      evaluator: "accounts/a/evaluators/e",
      outputModel: "accounts/a/models/o",
      warmStartFrom: "accounts/a/models/w",
      baseModel: "",
      wandbProject: "p",
      wandbEntity: "e",
      extraBody: "{}",
    });
    const rows = rowsOf(read);
    for (const row of [
      "accepted trainingConfig.epochs: a whole number in quotes, as protobuf writes them",
      "renamed inferenceParameters.n: read as inferenceParameters.responseCandidatesCount",
      "accepted lossConfig.method: left to the service, which takes GRPO",
      "ignored state: written by the service, not a setting",
      "ignored name: names one job; the next one gets a name of its own",
      "ignored trainingConfig.gradientAccumulationSteps: deprecated: Goldilocks never sends it; left out",
      "ignored trainingConfig.learningRateWarmupSteps: null: not given",
      "ignored unheardOf: Goldilocks has no such setting; left out",
    ])
      expect(rows).toContain(row);
  });

  test("0 where a field takes none is what was never given", () => {
    const zeros = {
      name: "accounts/a/reinforcementFineTuningJobs/j",
      state: "JOB_STATE_RUNNING",
      dataset: "d",
      trainingConfig: { epochs: 0, loraRank: 16, batchSizeSamples: 0, learningRateWarmupSteps: 0 },
      chunkSize: 0,
      nodeCount: "0",
    };
    const read = decodeImport(JSON.stringify(zeros));
    expect(read.values).toMatchObject({ loraRank: 16, batchSizeSamples: "auto", chunkSize: "auto" });
    expect(read.values).toMatchObject({ learningRateWarmupSteps: 0 });
    expect(read.values).not.toHaveProperty("epochs");
    expect(read.job.nodeCount).toBe("auto");
    expect(rowsOf(read)).toContain("accepted chunkSize: 0, as the service writes what was not given");
    expect(rowsOf(read)).toContain("ignored trainingConfig.epochs: 0: not given");
    // a request is written by a person, who meant it
    const { rows } = decodeImport('{"dataset": "d", "chunkSize": 0}');
    expect(rows.filter(({ absent }) => !absent).map(({ outcome }) => outcome)).toEqual(["accepted", "refused"]);
  });

  test("its secrets are named, and no value that is not taken is anywhere", () => {
    const read = decodeImport(JSON.stringify(JOB));
    expect(read.rows.filter(({ secret }) => secret).map(({ path }) => path)).toEqual([
      "wandbConfig.apiKey",
      "awsS3Config.credentialsSecret",
      "trainerLogsSignedUrl",
      "unheardOf.deep.accessToken",
    ]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
    expect(JSON.stringify(read)).not.toContain("me@example.com");
  });

  test("of a list the first is read, and how many there are is said", () => {
    const list = (...jobs: unknown[]) => JSON.stringify({ reinforcementFineTuningJobs: jobs, nextPageToken: "x" });
    expect(decodeImport(list(JOB))).toMatchObject({ values: { epochs: 2 }, notes: ["It is the only job of a list."] });
    expect(decodeImport(list(JOB, { ...JOB, name: "other" }))).toMatchObject({
      values: { epochs: 2 },
      notes: [
        "The list holds 2 jobs; the first, “accounts/a/reinforcementFineTuningJobs/j”, is read. Paste another one alone to read that.",
      ],
    });
    expect(decodeImport(list()).problem).toBe("The list of jobs in it holds none.");
  });

  test("may be spelled in snake_case, or stand in a request of the service's own", () => {
    const text = JSON.stringify({
      reinforcementFineTuningJob: { dataset: "d", training_config: { learning_rate: 2e-4 } },
    });
    const read = decodeImport(text);
    expect(read).toMatchObject({ values: { learningRate: 2e-4 }, job: { dataset: "d" } });
    expect(rowsOf(read)[1]).toBe("renamed training_config.learning_rate: read as trainingConfig.learningRate");
  });
});

test("a name that stands twice in JSON is said to, and the last one counts", () => {
  const read = decodeImport('{"trainingConfig": {"epochs": 2,\n "epochs": 3}, "dataset": "a", "dataset": "b"}');
  expect(read.values).toEqual({ epochs: 3 });
  expect(read.job).toEqual({ dataset: "b" });
  expect(rowsOf(read).slice(2)).toEqual([
    "ignored trainingConfig.epochs 2:2: given twice; the last one counts",
    "ignored dataset 2:32: given twice; the last one counts",
  ]);
});

const PYTHON = `import os
from fireworks import Fireworks

client = Fireworks(api_key="fw_hunter2", account_id="a")  # not 'mine'
"""A job: client.reinforcement_fine_tuning_jobs.create(epochs=9)"""
DATASET = "d"
job = client.reinforcement_fine_tuning_jobs.create(
    dataset=DATASET,
    evaluator="accounts/a/" 'evaluators/e',
    display_name=r"a\\b",
    training_config={
        "base_model": f"accounts/{A}/models/m",
        "learningRate": 2e-4,
        "epochs": 1.5,
        "lora_rank": 1_6,
        "batch_size": 32 * 1024,
        **more,
    },
    inference_parameters=dict(temperature=.9, top_k=+4_0, response_candidates_count=8),
    loss_config=ReinforcementLearningLossConfig(method="DAPO", kl_beta=None),
    wandb_config={"api_key": os.environ["WANDB_API_KEY"], "project": "p"},
    nodeCount=2,
    extra_headers={"Authorization": "hunter2"},
    **rest,
)
print(job.name)
`;

describe("a Python call", () => {
  test("is read literal by literal; what would have to be run is named", () => {
    const read = decodeImport(PYTHON);
    expect(read.kind).toBe("python");
    expect(read.values).toEqual({
      learningRate: 2e-4,
      loraRank: 16,
      temperature: 0.9,
      topK: 40,
      responseCandidatesCount: 8,
      lossMethod: "dapo",
      klBeta: "auto",
    });
    expect(read.job).toEqual({
      dataset: "d",
      evaluator: "accounts/a/evaluators/e",
      displayName: "a\\b",
      wandbProject: "p",
      nodeCount: 2,
    });
    expect(rowsOf(read).filter((row) => row.startsWith("refused"))).toEqual([
      "refused training_config.base_model 12:9: a string that Python fills in is no plain value; nothing is evaluated: write the value itself",
      "refused training_config.epochs 14:9: Epochs must be a whole number, 1–10 (got 1.5)",
      "refused training_config.batch_size 16:9: “32 * 1024” is no plain value; nothing is evaluated: write the value itself",
      "refused **more 17:9: its members are not in this text; nothing is evaluated",
      "refused **rest 24:5: its members are not in this text; nothing is evaluated",
    ]);
    const rows = rowsOf(read);
    expect(rows).toContain("renamed training_config.lora_rank 15:9: read as trainingConfig.loraRank");
    expect(rows).toContain("accepted training_config.learningRate 13:9");
    expect(rows).toContain("renamed nodeCount 22:5: read as node_count: the client refuses nodeCount");
    expect(rows).toContain("ignored wandb_config.api_key 21:19: a secret that is not in the text itself; left out");
  });

  test("its key is named as a secret, and is nowhere", () => {
    const read = decodeImport(PYTHON);
    expect(read.rows.filter(({ secret }) => secret).map(({ path, at }) => `${path} ${at}`)).toEqual([
      "api_key 4:20",
      "extra_headers.Authorization 23:20",
    ]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
    const set = 'os.environ["FIREWORKS_API_KEY"] = "hunter2"\nc.reinforcement_fine_tuning_jobs.create(chunk_size=9)';
    expect(decodeImport(set).rows.filter(({ secret }) => secret)).toMatchObject([{ path: "FIREWORKS_API_KEY" }]);
  });

  const literal = (text: string) =>
    decodeImport(`c.reinforcement_fine_tuning_jobs.create(chunk_size=9, display_name=${text})`);
  test.each([
    [`'it\\'s'`, "it's"],
    [`"""a\nb"""`, "a\nb"],
    [`'''a''b'''`, "a''b"],
    [`u"\\x41\\u00e9\\U0001F600\\101\\n\\q"`, "Aé😀A\n\\q"],
    [`R'\\n'`, "\\n"],
    [`("a"\n  "b")`, "ab"],
    [`"a\\\nb"`, "ab"],
    [`“a b”`, "a b"],
    [`"#"  # "c"\n`, "#"],
    [`"}"`, "}"],
  ])("the string %s is %j", (text, value) => {
    expect(literal(text).job).toEqual({ displayName: value });
  });

  test.each([
    `b"a"`,
    `f"a"`,
    `rf"a"`,
    `"a" + "b"`,
    `"a" % 1`,
    `"a".upper()`,
    "name",
    "f(1)",
    "f(a=1)[0]",
    "lambda: 1",
    "x if y else z",
    `"\\N{DASH}"`,
    "not 1",
    "~1",
    `os.environ["A"]`,
    "[i for i in x]",
    "010",
    "1__0",
    "3j",
  ])("%s is no text that can be taken, and what stands beside it is kept", (text) => {
    const read = literal(text);
    expect(read.values).toEqual({ chunkSize: 9 });
    expect(read.job).toEqual({});
    expect(read.rows[1]).toMatchObject({ path: "display_name", outcome: "refused" });
  });

  test.each([
    [`chunk_size=9, display_name="a`, "… 1:68: the string that opens here has no end; from there on nothing was read"],
    ["chunk_size=9, training_config={", "… 1:71: the text ends where “}” should be; from there on nothing was read"],
    ["chunk_size=9, training_config={]", "… 1:72: “]” stands where “}” should be; from there on nothing was read"],
    ["chunk_size=9", "… 1:40: the text ends where “)” should be; from there on nothing was read"],
    ["chunk_size=9 10)", "chunk_size 1:41: “9 10” is no plain value; nothing is evaluated: write the value itself"],
  ])("%s is read up to where it breaks", (text, row) => {
    const read = decodeImport(`c.reinforcement_fine_tuning_jobs.create(${text}`);
    if (!row.startsWith("chunk")) expect(read.values).toEqual({ chunkSize: 9 });
    expect(rowsOf(read)).toContain(`refused ${row}`);
  });

  test("a call of nothing but dict is no value", () => {
    const read = decodeImport(
      "c.reinforcement_fine_tuning_jobs.create(chunk_size=9, wandb_config=dict(), evaluator=get())",
    );
    expect(rowsOf(read)).toEqual([
      "accepted chunk_size 1:41",
      "refused evaluator 1:76: “get()” is no plain value; nothing is evaluated: write the value itself",
    ]);
  });

  test("what is read otherwise than Python reads it is said, and of several calls the first counts", () => {
    const call = "c.reinforcement_fine_tuning_jobs.create(display_name=“a”)\n";
    expect(decodeImport(call + call).notes).toEqual([
      "1:54: typographic quotes are read as plain ones",
      "1 more such call, from 2:34 on, not read: the first one counts",
    ]);
  });

  test("what the interpreter puts before a line is left out", () => {
    const text = ">>> job = client.reinforcement_fine_tuning_jobs.create(\n...     chunk_size=9,\n... )\n>>> ";
    expect(decodeImport(text)).toMatchObject({ values: { chunkSize: 9 } });
    expect(rowsOf(decodeImport(text))).toEqual(["accepted chunk_size 2:9"]);
  });

  test("a job as Python prints it is read, too", () => {
    const call =
      "ReinforcementFineTuningJob(dataset='d', evaluator='e', state='JOB_STATE_RUNNING', create_time=datetime.datetime(2026, 1, 1, tzinfo=utc), training_config=TrainingConfig(epochs=2, base_model=None))";
    const dict = "{'dataset': 'd', 'evaluator': 'e', 'eval_auto_carveout': True, 'training_config': {'epochs': 2}}";
    for (const text of [call, dict])
      expect(decodeImport(text)).toMatchObject({ kind: "printed", values: { epochs: 2 }, job: { dataset: "d" } });
  });

  test("a TRL config is said to be none of what is read", () => {
    expect(decodeImport("from trl import GRPOConfig\nargs = GRPOConfig(learning_rate=1e-4)").problem).toMatch(
      /^This is a TRL config, which is not read/,
    );
  });
});

test.each(["#ep=3&colour=red", "https://goldilocks.example/#v=1&ep=3", "See https://x.test/a#v=1&ep=3 for it."])(
  "the link in %j is read",
  (text) => {
    expect(decodeImport(text)).toMatchObject({ kind: "link", values: { ...defaultConfig, epochs: 3 }, job: {} });
  },
);

test.each([
  ["hello", /^This is none of what can be opened: a config document/],
  ["#colour=red", /^This is not a Goldilocks link/],
  ["learning_rate: 1", /^This is none of what can be opened/],
  ["{'a' 1}", /^This is not JSON: at 1:2/],
  ["ep is nice, --really", /none of what can be opened|creates no/],
])("%j is refused with a reason", (text, problem) => {
  expect(decodeImport(text).problem).toMatch(problem);
});

test.each([
  ['Here it is:\n\n```json\n{"trainingConfig": {"epochs": 2}}\n```\nThanks!', []],
  ['The body was {"trainingConfig": {"epochs": 2}}.', ["The text around it was left out."]],
  ["{“trainingConfig”: {“epochs”:\u00a02}}", ["Typographic quotes or blanks are read as plain ones."]],
  ['\uFEFF{"trainingConfig":\r\n{"epochs": 2}}', []],
])("%j is read for what is in it", (text, notes) => {
  expect(decodeImport(text)).toMatchObject({ values: { epochs: 2 }, notes });
});

const seeds: readonly string[] = [
  FIRECTL,
  PYTHON,
  `curl https://api.fireworks.ai/v1/accounts/a/reinforcementFineTuningJobs -d '${BODY}'`,
  'ep create rft --n 8 --dataset "$D" --wandb',
  BODY,
  "```sh\nep create rft \\\n --epochs 2\n```",
];
const pieces = [
  ..."'\"\\$`(){}[]<>|&;#=,:-*~ \n\r“‘\u00a0\0",
  "--epochs",
  "$(",
  '"""',
  "<<EOF\n",
  "```",
  "**",
  "reinforcement_fine_tuning_jobs.create(",
  "firectl rftj create ",
  "__proto__",
  "1e999",
];
/** A text that can be read, with some of it taken out and something else put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(6), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 4 }),
  )
  .map(([seed, edits]) =>
    edits.reduce((text, [at, length, piece]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + piece + text.slice(from + length);
    }, seed),
  );
const anything = fc.oneof(
  mutated,
  fc.string({ unit: anyCharacter, maxLength: 80 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join("")),
);

test("whatever the text, reading it never throws and gives legal values only", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { values, job, rows } = decodeImport(text);
      for (const [field] of entries)
        if (field in values && !checkField(field, values[field]).ok) expect.fail(`${field} in ${text}`);
      for (const [field] of jobEntries)
        if (field in job && !checkJobField(field, job[field]).ok) expect.fail(`${field} in ${text}`);
      const own = [...entries, ...jobEntries].map(([field]) => field as string);
      for (const name of Object.keys({ ...values, ...job })) if (!own.includes(name)) expect.fail(name);
      if (rows.length > 2000) expect.fail(text);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test.each<[string, string]>([
  ["ep create rft --dataset ", "'"],
  ["ep create rft --dataset ", '"'],
  ["ep create rft --dataset ", "\\"],
  ["ep create rft --dataset ", "`"],
  ["ep create rft --dataset ", "$("],
  ["ep create rft --dataset ", "“ "],
  ["ep create rft --dataset ", "--a "],
  ["ep create rft ", "a "],
  ["c.reinforcement_fine_tuning_jobs.create(a=", "("],
  ["c.reinforcement_fine_tuning_jobs.create(a=", "'"],
  ["c.reinforcement_fine_tuning_jobs.create(a=", '"""'],
  ["c.reinforcement_fine_tuning_jobs.create(a=", "{'a':"],
  ["c.reinforcement_fine_tuning_jobs.create(a=", "[1,"],
  ["c.reinforcement_fine_tuning_jobs.create(a=", "1 "],
  ["c.reinforcement_fine_tuning_jobs.create(", "a=1,"],
  ["c.reinforcement_fine_tuning_jobs.create(", "\\\n"],
  ["c.reinforcement_fine_tuning_jobs.create(", "“\n"],
  ["c.reinforcement_fine_tuning_jobs.create(", "*a,"],
  ["reinforcement_fine_tuning_jobs", ".create("],
  ['curl x -d \'{"a":', "["],
  ["{'", "'a':1,"],
  ["", "```\n"],
  ["", "> \\\n"],
  ["", "{"],
  ["", "{}"],
  ["", "http://#v=1"],
  ["", "http://"],
  ["", "ep create rft\n"],
  ["-", "--e ep"],
])("a MiB of %j and then %j does not stall", (start, piece) => {
  const text = start + piece.repeat((2 ** 20 - start.length) / piece.length);
  // the processor's time: what else the machine does is not counted
  const before = process.cpuUsage();
  decodeImport(text);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
});

test.each([
  ['firectl rftj create --epochs 2 --extra-body \'{"dataset": "x"}\' --dataset \'abc', "firectl", {}],
  ['curl https://x/reinforcementFineTuningJobs -d \'{"dataset": "d"}', "request", { dataset: "d" }],
  [
    'curl https://x/reinforcementFineTuningJobs -d "$(cat <<EOF\n{"dataset": "d"}\nEOF\n)"',
    "request",
    { dataset: "d" },
  ],
  ["```\nep create rft --dataset a\n```\n\n```\nep create rft --dataset b\n```", "ep", { dataset: "a" }],
])("of %j the best reading is taken", (text, kind, job) => {
  expect(decodeImport(text)).toMatchObject({ kind, job });
});

test.each([
  'c.reinforcement_fine_tuning_jobs.create("hunter2", dataset=upload("d", key="hunter2"), chunk_size=1, evaluator="a" + "hunter2")',
  "ep create rft --epochs 2 --force fw_hunter2 --dataset $" +
    '{D:?hunter2} --evaluator "$(get hunter2)" --base-model `hunter2`',
  '{"apiKey": fw_hunter2hunter2hunter2}',
])("nothing that may be a secret is shown of %j", (text) => {
  const { rows, problem } = decodeImport(text);
  expect(rows.length + (problem?.length ?? 0)).toBeGreaterThan(0);
  expect(JSON.stringify({ rows, problem })).not.toContain("hunter2");
});

test("what a job's texts hold is exactly what was typed", () => {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 30 }), (text) => {
      if (!checkJobField("displayName", text).ok || text === "") return;
      const job: Partial<Job> = { displayName: text };
      const shell = `firectl rftj create --display-name=${quoted(text)} --epochs 2`;
      const python = `c.reinforcement_fine_tuning_jobs.create(display_name=${JSON.stringify(text)})`;
      const body = JSON.stringify({ displayName: text, trainingConfig: { epochs: 2 } });
      const curl = `curl https://api.fireworks.ai/v1/accounts/a/reinforcementFineTuningJobs -d ${quoted(body)}`;
      for (const form of [shell, python, body, curl])
        if (decodeImport(form).job.displayName !== job.displayName) expect.fail(form);
    }),
    { numRuns: propertyRuns(1000) },
  );
});
