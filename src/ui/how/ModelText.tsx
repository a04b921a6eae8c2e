/** The model in four equations, with its limits. */
export function ModelText() {
  return (
    <section>
      <h3>Model</h3>
      <dl className="equations">
        <dt>Task</dt>
        <dd>
          <p className="math">
            x = 10 e<sub>skill</sub> + 5 e<sub>topic</sub> + 1.5 ε
          </p>
          A prompt is a vector of 48 features and has one right answer of ten, set by its skill; a fifth of the prompts
          have a random one instead. A simple task has 2 skills, a medium one 3, a complex one 7. A lazy answer pays
          0.2. On the reward-hackable share of the prompts the training grader pays one wrong answer in full and the
          right one only 0.8. Held-out prompts are always graded correctly.
        </dd>
        <dt>Policy</dt>
        <dd>
          <p className="math">
            π(a | x) = softmax( (L<sub>0</sub> + (4/r) B A x) · 0.7/T )<sub>a</sub>
          </p>
          L<sub>0</sub> is the base model, which earns your starting reward; A and B are the adapter, and only they are
          trained. Eight format tokens pass through the same adapter, and a response counts only if all of them are
          right. That is how a run collapses: an overshooting adapter breaks the format, every rollout scores 0, all
          advantages are 0, and nothing pulls it back.
        </dd>
        <dt>Update</dt>
        <dd>
          <p className="math">
            Â<sub>i</sub> = (R<sub>i</sub> − mean R) / (sd R + 10<sup>−4</sup>), g = mean<sub>i</sub> Â<sub>i</sub> ∇log
            π(a<sub>i</sub>) − β ∇KL(π ‖ π<sub>0</sub>)
          </p>
          Rollouts are sampled, n to a prompt; groups of equal score give nothing. One on-policy step per batch,
          gradient norm clipped at 1, Adam (0.9, 0.95), warm-up over a fifth of an epoch, then a constant rate. Weights
          are kept with 3 mantissa bits, as bf16 adapters without an fp32 copy are coarse beside a small step.
        </dd>
        <dt>Mapping</dt>
        <dd>
          <p className="math">
            rate<sub>sim</sub> = 360 · learningRate, r = round(2 (rank/4)<sup>0.75</sup>), prompts a step = batch /
            (length · n)
          </p>
          The factor 360 puts the best rate on 1e-4. That is by construction and no evidence for it. What the curve
          shows is the expected reward, without sampling noise, on prompts of the training set and on held-out ones.
        </dd>
      </dl>
      <h3>Limits</h3>
      <ul>
        <li>
          <b>Trust the ranking and the shape:</b> which of two settings climbs faster, whether a rate spikes and
          collapses, whether held-out falls behind, how noise shrinks with the batch.
        </li>
        <li>
          <b>Not the numbers:</b> your reward at the end, the step at which it bends, the exact rate at which it breaks.
        </li>
        <li>
          <b>Not modeled:</b> top-p, top-k, context and output length, chunks, weight decay, loss methods other than
          GRPO, several updates per batch, GPU use and wall-clock time.
        </li>
      </ul>
    </section>
  );
}
