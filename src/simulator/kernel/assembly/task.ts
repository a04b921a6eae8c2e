// The task of one seed, as in ../../model/task.ts, and its addresses.
import { calibrate } from "./calibration";
import { writeGaussians } from "./gaussian";
import { NOISE, RIGHT_ANSWERS, SKILL_ANSWERS, TASK_BYTES, TASKS } from "./memory";
import { writeSkillAnswers } from "./permutation";
import { addTo, clear, setPay, topicOf } from "./prompt";
import {
  FEATURES_STREAM, FLAW_STREAM, FORMAT_ANSWERS_STREAM, FORMAT_FEATURES_STREAM, HARDNESS_STREAM, LOGITS_STREAM, MEMORIZED_STREAM,
  pick, SKILL_STREAM, streamBits, TOPIC_STREAM, uniform,
} from "./random";
import { ANSWERS, CONTEXT_BYTES, CONTEXT_LOGITS, FEATURES, FORMAT_CONTEXTS, HELD_OUT } from "./dimensions";

const SKILL_SIZE: f32 = 10;
const TOPIC_SIZE: f32 = 5;
const NUISANCE_SIZE: f32 = 1.5;
const HARDNESS_SPREAD: f32 = 1.2;
const LAZY_BIAS: f32 = 1;
const FORMAT_SIZE: f32 = 3.5;
const FORMAT_GAP: f32 = 5.7;

/** Returns the address of a task's format context. */
@inline
export function formatAt(slot: i32, context: i32): usize {
  return TASKS + TASK_BYTES * <usize>slot + CONTEXT_BYTES * <usize>context;
}

/** Returns the address of a task's prompt; held-out prompts follow the training prompts. */
@inline
export function promptAt(slot: i32, prompt: i32): usize {
  return formatAt(slot, FORMAT_CONTEXTS + prompt);
}

/** Returns the right token of a format context. */
@inline
export function rightToken(slot: i32, context: i32): i32 {
  return load<u8>(rightAnswerAt(slot, context));
}

/** Returns the address of the right answer of a format context or, after these, of a prompt. */
@inline
function rightAnswerAt(slot: i32, context: i32): usize {
  return TASKS + TASK_BYTES * <usize>slot + RIGHT_ANSWERS + <usize>context;
}

/** Generates the task of `seed` in the slot. */
export function makeTask(
  slot: i32, seed: i32, prompts: i32, skills: i32,
  startingReward: f64, gameableShare: f64, memorizedShare: f64, lazyPay: f32,
): void {
  const count = prompts + HELD_OUT;
  const skill = streamBits(seed, SKILL_STREAM);
  const topic = streamBits(seed, TOPIC_STREAM);
  const memorized = streamBits(seed, MEMORIZED_STREAM);
  const gamed = 1 + pick(streamBits(seed, FLAW_STREAM), 0, 0, ANSWERS - 1);
  writeSkillAnswers(SKILL_ANSWERS, ANSWERS - 1, seed);
  writeGaussians(NOISE, 0, ANSWERS * count, 1, seed, LOGITS_STREAM);

  for (let i = 0; i < count; i++) {
    const prompt = promptAt(slot, i);
    const ownSkill = pick(skill, i, 0, skills);
    const ownTopic = topicOf(uniform(topic, i, 0), gameableShare);
    const ownAnswer = uniform(memorized, i, 0) < memorizedShare;
    const right = 1 + (ownAnswer ? pick(memorized, i, 1, ANSWERS - 1) : load<i32>(SKILL_ANSWERS + 4 * <usize>ownSkill));
    store<u8>(rightAnswerAt(slot, FORMAT_CONTEXTS + i), right);

    writeGaussians(prompt, i * FEATURES, FEATURES, NUISANCE_SIZE, seed, FEATURES_STREAM);
    addTo(prompt, ownSkill, SKILL_SIZE);
    addTo(prompt, skills + ownTopic, TOPIC_SIZE);
    clear(prompt);
    memory.copy(prompt + CONTEXT_LOGITS, NOISE + 4 * ANSWERS * <usize>i, 4 * ANSWERS);
    addTo(prompt + CONTEXT_LOGITS, 0, LAZY_BIAS);
    setPay(prompt, right, lazyPay, i < prompts && ownTopic == 0 ? gamed : 0);
  }

  writeGaussians(NOISE, 0, count, HARDNESS_SPREAD, seed, HARDNESS_STREAM);
  for (let i = 0; i < count; i++) addToRight(slot, i, load<f32>(NOISE + 4 * <usize>i));
  const knowledge = calibrate(promptAt(slot, 0), rightAnswerAt(slot, FORMAT_CONTEXTS), prompts, startingReward);
  for (let i = 0; i < count; i++) addToRight(slot, i, knowledge);
  for (let i = 0; i < FORMAT_CONTEXTS; i++) writeFormat(slot, i, seed);
}

/** Adds to the base logit of a prompt's right answer. */
@inline
function addToRight(slot: i32, prompt: i32, amount: f32): void {
  addTo(promptAt(slot, prompt) + CONTEXT_LOGITS, load<u8>(rightAnswerAt(slot, FORMAT_CONTEXTS + prompt)), amount);
}

function writeFormat(slot: i32, i: i32, seed: i32): void {
  const context = formatAt(slot, i);
  const right = pick(streamBits(seed, FORMAT_ANSWERS_STREAM), i, 0, ANSWERS);
  store<u8>(rightAnswerAt(slot, i), right);
  clear(context);
  addTo(context + CONTEXT_LOGITS, right, FORMAT_GAP);
  writeGaussians(context, i * FEATURES, FEATURES, FORMAT_SIZE, seed, FORMAT_FEATURES_STREAM);
}
