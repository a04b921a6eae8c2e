import { pythonLiteral } from "../../exchange/export/pythonLiteral.ts";
import { toRequestBody } from "../../exchange/export/request.ts";
import type { Random } from "../random.ts";
import { type PlantedMember, plantMembers } from "./plant.ts";
import type { Made } from "./shell.ts";
import { anyConfig, anyJob, anySecret } from "./values.ts";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value as Python writes it, in one of its ways. */
function literal(value: number | string | boolean, random: Random): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") {
    if (Number.isInteger(value) && Math.abs(value) > 999 && random.chance(0.2))
      return String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, "_");
    return random.chance(0.1) && value >= 0 ? `+${value}` : String(value);
  }
  if (/^[\w ./-]*$/.test(value) && random.chance(0.5))
    return random.pick([`'${value}'`, `"""${value}"""`, `r"${value}"`, `'' "${value}"`]);
  return pythonLiteral(value);
}

interface Script {
  before: string;
  readonly random: Random;
  count: number;
}

/** The value, or a constant that the script gives it before. */
function written({ written: value }: PlantedMember, script: Script): string {
  const text = literal(value, script.random);
  if (!script.random.chance(0.15) || /^[+'r]/.test(text) || text.startsWith('"""')) return text;
  const name = `VALUE_${script.count++}`;
  script.before += `${name} = ${text}\n`;
  return name;
}

/** The members of one group as a dict, in one of the ways to write it. */
function dict(members: readonly PlantedMember[], script: Script): string {
  const { random } = script;
  const isCall = random.chance(0.2);
  const pairs = members.map((member) => {
    const value = written(member, script);
    const key = random.chance(0.2) ? snake(member.key) : member.key;
    return isCall ? `${key}=${value}` : `${random.pick([`"${key}"`, `'${key}'`])}: ${value}`;
  });
  const inside = pairs.join(random.pick([", ", ",\n    ", ",  # a comment\n    "]));
  const end = random.chance(0.3) ? "," : "";
  return isCall ? `dict(${inside}${pairs.length > 0 ? end : ""})` : `{${inside}${pairs.length > 0 ? end : ""}}`;
}

/** A script that creates a job through the SDK or by a post, or sends it from JavaScript. */
export function script(random: Random): Made {
  const members = plantMembers(random);
  const made: Script = {
    before: random.pick(["", '"""Launch a job."""\n', "import os\nfrom fireworks import Fireworks\n", "# run me\n"]),
    random,
    count: 0,
  };
  const secret = anySecret(random);
  const isHidden = random.chance(0.3);
  if (isHidden)
    made.before += random.pick([
      `client = Fireworks(api_key="${secret}")\n`,
      `os.environ["FIREWORKS_API_KEY"] = "${secret}"\n`,
    ]);
  const top = members.filter(({ group }) => group === undefined);
  const groups = [...new Set(members.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const groupDict = (group: string) =>
    dict(
      members.filter((member) => member.group === group),
      made,
    );
  const isPost = random.chance(0.35);
  let text: string;
  if (isPost) {
    const pairs = [
      ...top.map((member) => `"${member.key}": ${written(member, made)}`),
      ...groups.map((group) => `"${group}": ${groupDict(group)}`),
    ];
    const head = isHidden ? `, headers={"Authorization": "Bearer ${secret}"}` : "";
    text = `requests.post("https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs"${head}, json={${pairs.join(",\n  ")}})\n`;
  } else {
    const pairs = [
      ...top.map((member) => `${snake(member.key)}=${written(member, made)}`),
      ...groups.map((group) => `${snake(group)}=${groupDict(group)}`),
    ];
    const call = random.pick(["client", "await client", "fw.v1", "job = client"]);
    text = `${call}.reinforcement_fine_tuning_jobs.create(${random.pick(["", "\n    "])}${pairs.join(random.pick([", ", ",\n    "]))}${random.pick(["", ",\n"])})\n`;
  }
  const after = random.pick(["", "print(job)\n", "# done", "for i in range(3):\n    pass\n"]);
  return { text: made.before + text + after, plants: members, ...(isHidden && { secret }) };
}

/** A request that JavaScript sends. */
export function javaScript(random: Random): Made {
  const config = anyConfig(random);
  const body = JSON.stringify(toRequestBody(config, anyJob(random)), undefined, random.pick([0, 2]));
  const bare = body.replace(/"([A-Za-z]+)":/g, "$1:");
  return {
    text: `await fetch("https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs", {method: "POST", body: JSON.stringify(${bare})})`,
    // a text that holds such a pair may have been changed as well
    plants: [],
  };
}
