import { gaussians, permutation, pick, streams, uniform } from "./random.ts";
import { ANSWERS, type Context, FEATURES, FORMAT_CONTEXTS, FORMAT_TOKENS } from "./shape.ts";

/** What the policy is trained on, in the miniature's units. */
export interface TaskSettings {
  /** Training prompts. */
  readonly prompts: number;
  /** Different skills that the prompts ask for; each has its own right answer. */
  readonly skills: number;
  /** Mean reward of the base model on the training prompts, at BASE_TEMPERATURE. */
  readonly startingReward: number;
  /** Share of training prompts in the sub-topic whose grader can be gamed; below 1. */
  readonly gameableShare: number;
  /** Share of prompts whose right answer follows from no feature: it can only be memorised. */
  readonly memorisedShare: number;
  /** Reward of the lazy answer. */
  readonly lazyPay: number;
}

export interface Prompt extends Context {
  /** Reward of each of the ANSWERS answers, as this prompt's grader sees it. */
  readonly pay: Float64Array;
  readonly rightAnswer: number;
}

export interface FormatContext extends Context {
  readonly rightToken: number;
}

export interface Task {
  readonly train: readonly Prompt[];
  /** HELD_OUT prompts of the same kind that are not trained on; their grader has no flaw. */
  readonly heldOut: readonly Prompt[];
  /** FORMAT_CONTEXTS of them. */
  readonly format: readonly FormatContext[];
}

export const HELD_OUT = 128;

/** Size of a prompt's features: its skill stands out and is learned first, its sub-topic later, nuisance last. */
const SKILL_SIZE = 10;
const TOPIC_SIZE = 5;
const NUISANCE_SIZE = 1.5;
/** Sub-topics. Number 0 is the one that can be gamed, as an evaluator that is wrong about one kind of prompt. */
const TOPICS = 4;
/** Training reward of the right answer where the grader prefers a wrong one. */
const FLAWED_PAY = 0.8;

/** Spread of how well the base model knows the right answer, in logits. */
const HARDNESS_SPREAD = 1.2;
/** Pull of the base model to the lazy answer, in logits. */
const LAZY_BIAS = 1;

/** Size of the features of a format context: how much training on answers leaks into the format. */
const FORMAT_SIZE = 3.5;
/** Logit of the right format token in the base model, all others 0. */
const FORMAT_GAP = 5.7;
/** Chance that the base model formats a whole response rightly, at BASE_TEMPERATURE: .789. */
const BASE_VALIDITY = (1 / (1 + (ANSWERS - 1) * Math.exp(-FORMAT_GAP))) ** FORMAT_TOKENS;

/** What a base model that always knows the right answer earns in training: no starting reward above it can be simulated. */
export const highestStart = (gameableShare: number) => BASE_VALIDITY * (1 - gameableShare * (1 - FLAWED_PAY));

/** The task of one seed: its prompts, graders and base model. The same settings and seed give the same task, bit for bit. */
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
    const memorised = uniform(seed, streams.memorised, i, 0) < settings.memorisedShare;
    const rightAnswer =
      1 + (memorised ? pick(seed, streams.memorised, i, 1, ANSWERS - 1) : (answerOfSkill[skill] as number));
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

/** The gameable sub-topic holds its share of the prompts, the others split the rest evenly. */
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

/** Reward of each answer; `gamed` is the wrong answer that a flawed grader prefers. */
function payOf(rightAnswer: number, lazyPay: number, gamed: number | undefined): Float64Array {
  const pay = new Float64Array(ANSWERS);
  pay[0] = lazyPay;
  pay[rightAnswer] = gamed === undefined ? 1 : FLAWED_PAY;
  // where the preferred answer happens to be the right one, its neighbour in 1..9 is preferred
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

/** The logit of the right answer at which the base model earns the starting reward, by bisection; an end of the range where no logit does. */
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

/** Expected pay of the base model, with `knowledge` added to the logit of the right answer. */
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
