import { ANSWERS, type Context, FEATURES, FORMAT_CONTEXTS, FORMAT_TOKENS } from "./dimensions.ts";
import { gaussians, permutation, pick, streams, uniform } from "./random.ts";

/** Settings of the training task, in the model's own units. */
export interface TaskSettings {
  /** Number of training prompts. */
  readonly prompts: number;
  /** Number of skills; each has its own right answer. */
  readonly skills: number;
  /** Mean reward of the base model on the training prompts, at BASE_TEMPERATURE. */
  readonly startingReward: number;
  /** Share of training prompts in the reward-hackable sub-topic; below 1. */
  readonly gameableShare: number;
  /** Share of prompts whose right answer depends on no feature and can only be memorized. */
  readonly memorizedShare: number;
  /** Reward of the lazy answer. */
  readonly lazyPay: number;
}

export interface Prompt extends Context {
  /** Reward of each of the ANSWERS answers by this prompt's grader. */
  readonly pay: Float64Array;
  readonly rightAnswer: number;
}

export interface FormatContext extends Context {
  readonly rightToken: number;
}

export interface Task {
  readonly train: readonly Prompt[];
  /** HELD_OUT prompts of the same distribution, not trained on and graded correctly. */
  readonly heldOut: readonly Prompt[];
  /** FORMAT_CONTEXTS contexts. */
  readonly format: readonly FormatContext[];
}

export const HELD_OUT = 128;

/** Scale of a prompt's features: skills are learned first, sub-topics later, nuisance last. */
const SKILL_SIZE = 10;
const TOPIC_SIZE = 5;
const NUISANCE_SIZE = 1.5;
/** Sub-topics. Number 0 is reward-hackable: its evaluator is wrong about one kind of prompt. */
const TOPICS = 4;
/** Training reward of the right answer where the flawed grader prefers a wrong one. */
const FLAWED_PAY = 0.8;

/** SD over prompts of the right answer's logit in the base model. */
const HARDNESS_SPREAD = 1.2;
/** Logit of the lazy answer in the base model. */
const LAZY_BIAS = 1;

/** Scale of a format context's features: training on answers leaks into the format in proportion. */
const FORMAT_SIZE = 3.5;
/** Logit of the right format token in the base model; the others have 0. */
const FORMAT_GAP = 5.7;
/** Probability of a well-formed response of the base model at BASE_TEMPERATURE: .789. */
const BASE_VALIDITY = (1 / (1 + (ANSWERS - 1) * Math.exp(-FORMAT_GAP))) ** FORMAT_TOKENS;

/** Highest starting reward that can be simulated: the training reward of a base model that always knows the right answer. */
export const highestStart = (gameableShare: number) => BASE_VALIDITY * (1 - gameableShare * (1 - FLAWED_PAY));

/** Generates the task of one seed: prompts, graders and base model. The same settings and seed give the same task, bit for bit. */
export function makeTask(settings: TaskSettings, seed: number): Task {
  const count = settings.prompts + HELD_OUT;
  const features = gaussians(count * FEATURES, seed, streams.features);
  const baseLogits = gaussians(count * ANSWERS, seed, streams.logits);
  const hardness = gaussians(count, seed, streams.hardness);
  const answerOfSkill = permutation(ANSWERS - 1, (last) => pick(seed, streams.answers, last, 0, last + 1));
  const gamed = 1 + pick(seed, streams.flaw, 0, 0, ANSWERS - 1);

  const prompts = Array.from({ length: count }, (_, i): Prompt => {
    const skill = pick(seed, streams.skill, i, 0, settings.skills);
    const topic = topicOf(uniform(seed, streams.topic, i, 0), settings.gameableShare);
    const memorized = uniform(seed, streams.memorized, i, 0) < settings.memorizedShare;
    const rightAnswer =
      1 + (memorized ? pick(seed, streams.memorized, i, 1, ANSWERS - 1) : (answerOfSkill[skill] as number));
    const flawed = i < settings.prompts && topic === 0;
    return {
      features: promptFeatures(features.subarray(i * FEATURES, (i + 1) * FEATURES), skill, settings.skills + topic),
      baseLogits: promptLogits(baseLogits.subarray(i * ANSWERS, (i + 1) * ANSWERS), rightAnswer, hardness[i] as number),
      pay: payOf(rightAnswer, settings.lazyPay, flawed ? gamed : undefined),
      rightAnswer,
    };
  });

  const train = prompts.slice(0, settings.prompts);
  const knowledge = calibrate(train, settings.startingReward);
  for (const { baseLogits: logits, rightAnswer } of prompts) addTo(logits, rightAnswer, knowledge);
  return { train, heldOut: prompts.slice(settings.prompts), format: formatContexts(seed) };
}

/** Returns sub-topic 0 for the gameable share of draws; the other sub-topics split the rest evenly. */
function topicOf(draw: number, gameableShare: number): number {
  if (draw < gameableShare) return 0;
  return 1 + Math.floor(((draw - gameableShare) / (1 - gameableShare)) * (TOPICS - 1));
}

function promptFeatures(noise: Float64Array, skill: number, topicFeature: number): Float64Array {
  for (let feature = 0; feature < FEATURES; feature++) noise[feature] = (noise[feature] as number) * NUISANCE_SIZE;
  addTo(noise, skill, SKILL_SIZE);
  addTo(noise, topicFeature, TOPIC_SIZE);
  return noise;
}

function promptLogits(noise: Float64Array, rightAnswer: number, hardness: number): Float64Array {
  addTo(noise, 0, LAZY_BIAS);
  addTo(noise, rightAnswer, HARDNESS_SPREAD * hardness);
  return noise;
}

/** Returns the reward of each answer; `gamed` is the wrong answer that a flawed grader prefers. */
function payOf(rightAnswer: number, lazyPay: number, gamed: number | undefined): Float64Array {
  const pay = new Float64Array(ANSWERS);
  pay[0] = lazyPay;
  pay[rightAnswer] = gamed === undefined ? 1 : FLAWED_PAY;
  // if the preferred answer is the right one, the grader prefers the next of 1..9
  if (gamed !== undefined) pay[gamed === rightAnswer ? 1 + (gamed % (ANSWERS - 1)) : gamed] = 1;
  return pay;
}

function formatContexts(seed: number): FormatContext[] {
  const features = gaussians(FORMAT_CONTEXTS * FEATURES, seed, streams.formatFeatures);
  return Array.from({ length: FORMAT_CONTEXTS }, (_, i) => {
    const rightToken = pick(seed, streams.formatAnswers, i, 0, ANSWERS);
    const baseLogits = new Float64Array(ANSWERS);
    baseLogits[rightToken] = FORMAT_GAP;
    const own = features.subarray(i * FEATURES, (i + 1) * FEATURES).map((value) => value * FORMAT_SIZE);
    return { features: own, baseLogits, rightToken };
  });
}

/** Finds by bisection the logit of the right answer at which the base model has the starting reward; returns a bound where none does. */
function calibrate(train: readonly Prompt[], startingReward: number): number {
  let low = -8;
  let high = 12;
  for (let halving = 0; halving < 24; halving++) {
    const middle = 0.5 * (low + high);
    let total = 0;
    for (const prompt of train) total += baseReward(prompt, middle);
    if ((BASE_VALIDITY * total) / train.length < startingReward) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** Returns the base model's expected reward with `knowledge` added to the logit of the right answer. */
function baseReward({ baseLogits, pay, rightAnswer }: Prompt, knowledge: number): number {
  let weights = 0;
  let reward = 0;
  for (let answer = 0; answer < ANSWERS; answer++) {
    const weight = Math.exp((baseLogits[answer] as number) + (answer === rightAnswer ? knowledge : 0));
    weights += weight;
    reward += weight * (pay[answer] as number);
  }
  return reward / weights;
}

function addTo(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
