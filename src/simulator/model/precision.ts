/** Stored mantissa bits of a float32. */
const FLOAT32_MANTISSA = 23;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/**
 * Rounds to `mantissaBits` stored mantissa bits, ties to even; 0 bits turns rounding off.
 *
 * Adapters are often stored in bf16 without a float32 master copy. An update below half the gap to the next number is then lost, which makes
 * the plateau at low learning rates. bf16 has 7 bits; 3 are its counterpart at the model's scale, where a default step is 4.6 half-gaps of
 * a typical weight of A (3.3 in a real adapter).
 */
export function roundWeight(weight: number, mantissaBits: number): number {
  if (mantissaBits <= 0) return weight;
  const dropped = FLOAT32_MANTISSA - mantissaBits;
  float[0] = weight;
  const stored = bits[0] as number;
  const lastKept = (stored >>> dropped) & 1;
  bits[0] = (stored + (1 << (dropped - 1)) - 1 + lastKept) & -(1 << dropped);
  return float[0];
}
