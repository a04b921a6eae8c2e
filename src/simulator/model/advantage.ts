/** Added to the standard deviation so that no advantage is infinite; TRL's value. */
const SMALLEST_SPREAD = 1e-4;

/**
 * Writes the advantage of each rollout of a group: reward minus group mean, divided by the group's standard deviation with n - 1
 * (GRPO, Shao et al. 2024). Returns false for a zero-variance group, whose advantages are 0.
 */
export function groupAdvantages(rewards: Float64Array, advantages: Float64Array): boolean {
  const size = rewards.length;
  let mean = 0;
  for (let i = 0; i < size; i++) mean += (rewards[i] as number) / size;
  let squares = 0;
  for (let i = 0; i < size; i++) squares += ((rewards[i] as number) - mean) * ((rewards[i] as number) - mean);
  const deviation = Math.sqrt(squares / Math.max(1, size - 1));
  if (deviation <= 1e-9) {
    advantages.fill(0);
    return false;
  }
  for (let i = 0; i < size; i++) advantages[i] = ((rewards[i] as number) - mean) / (deviation + SMALLEST_SPREAD);
  return true;
}
