import { encodeRequest } from "../../exchange/export/request.ts";
import { shellQuoted } from "../../exchange/export/shell.ts";
import type { Random } from "../random.ts";
import { type Plant, type PlantedFlag, plantFlags } from "./plant.ts";
import { anyConfig, anyJob, anySecret } from "./values.ts";

/** A text that a reader of settings takes, and what is known of it. */
export interface Made {
  readonly text: string;
  readonly plants: readonly Plant[];
  readonly secret?: string;
}

const commands = {
  firectl: [
    "firectl rftj create",
    "firectl reinforcement-fine-tuning-job create",
    "firectl -a me rftj create",
    "$ firectl rftj create",
  ],
  ep: [
    "ep create rft",
    "eval-protocol create rft",
    "uvx eval-protocol create rft",
    "python3 -m eval_protocol.cli create rft",
    "time ep create rft",
  ],
} as const;

const isPlain = (text: string) => /^[A-Za-z0-9_@%+:,./-]+$/.test(text);
const escapedAnsi = (text: string) =>
  text
    .replace(/[\\']/g, "\\$&")
    .replace(/[^\x20-\x7e]/gu, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`);

/** One text as a word of a shell, in one of the ways in which people write it. */
function word(text: string, random: Random): string {
  if (isPlain(text) && random.chance(0.5)) return text;
  switch (random.below(4)) {
    case 0:
      return `"${text.replace(/[\\"$`]/g, "\\$&")}"`;
    case 1:
      return `$'${escapedAnsi(text)}'`;
    case 2:
      return /^\w[^']*$/.test(text) ? `${text.slice(0, 1)}'${text.slice(1)}'` : shellQuoted(text);
    default:
      return shellQuoted(text);
  }
}

/** A value by way of a variable that the script itself sets before. */
function viaVariable(value: string, name: string, random: Random): { before: string; use: string } | undefined {
  if (!isPlain(value)) return undefined;
  const declare = random.pick(["", "", "export ", "readonly "]);
  if (random.chance(0.2)) return { before: "", use: `"\${${name}:-${value}}"` };
  return {
    before: `${declare}${name}=${random.chance(0.5) ? value : shellQuoted(value)}\n`,
    use: random.pick([`$${name}`, `"$${name}"`, `"\${${name}}"`]),
  };
}

/** A firectl or ep command in a script. */
export function command(random: Random): Made {
  const client = random.pick(["firectl", "ep"] as const);
  const flags = plantFlags(client, random);
  const secret = anySecret(random);
  const between = random.pick([" ", " \\\n  ", " \\\r\n  ", "  ", "\t", " `\n  "]);
  let before = random.chance(0.2) ? "#!/bin/sh\nset -eu\n" : "";
  const isHidden = random.chance(0.3);
  if (isHidden) before += random.pick([`export FIREWORKS_API_KEY=${secret}\n`, `WANDB_API_KEY='${secret}'\n`]);
  const words = flags.map((flag, i) => spelled(flag, i));
  if (isHidden && random.chance(0.5)) words.splice(random.below(words.length + 1), 0, `--api-key ${secret}`);

  function spelled({ name, text }: PlantedFlag, i: number): string {
    if (text === undefined) return name;
    const via = random.chance(0.15) ? viaVariable(text, `V${i}`, random) : undefined;
    if (via) before += via.before;
    const join = between.startsWith("\t") ? "\t" : " ";
    return `${name}${random.chance(0.3) ? "=" : join}${via?.use ?? word(text, random)}`;
  }
  const end = random.pick(["", "\n", " 2>&1 | tee log\n", "\necho done\n", " # that is all\n", "; echo $?\n"]);
  const text = `${before}${random.pick(commands[client])} ${words.join(between)}${end}`;
  return { text, plants: flags, ...(isHidden && { secret }) };
}

const API = "https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs";

/** A curl command with the body of a request, in one of the ways to give it. */
export function curl(random: Random): Made {
  const config = anyConfig(random);
  const body = encodeRequest(config, anyJob(random)).trimEnd();
  const secret = anySecret(random);
  const auth = random.pick([
    `-H "Authorization: Bearer ${secret}"`,
    `-H 'x-api-key: ${secret}'`,
    `-u me:${secret}`,
    `--oauth2-bearer ${secret}`,
    "",
  ]);
  const quoted = shellQuoted(body);
  const head = `curl ${random.pick(["-X POST ", "-sSXPOST ", ""])}${API} ${auth} `;
  const text = random.pick([
    () => `${head}-H 'Content-Type: application/json' -d ${quoted}\n`,
    () => `${head}--json=${quoted}`,
    () => `${head}--data-raw ${quoted} \\\n  --retry 3\n`,
    () => `${head}-d @- <<'EOF'\n${body}\nEOF\n`,
    () => `${head}--data-binary @- <<-EOF\n${body.replace(/[\\$`]/g, "\\$&")}\nEOF\n`,
    () => `echo ${quoted} | ${head}-d @-`,
    () => `cat <<EOF | ${head}-d @-\n${body.replace(/[\\$`]/g, "\\$&")}\nEOF\n`,
  ])();
  return {
    text,
    plants: [{ name: "epochs", becomes: "taken", field: "epochs", value: config.epochs }],
    ...(auth !== "" && { secret }),
  };
}
