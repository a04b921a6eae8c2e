/** Opens the sweep dialog. */
export function SweepEntry({ onSweep }: { onSweep: () => void }) {
  return (
    <section className="sweep-entry divided" aria-labelledby="sweep-entry-title">
      <h2 id="sweep-entry-title">Several runs at once</h2>
      <p className="quiet">
        Vary one or two settings, see every curve, and leave with a file for the engine that runs them.
      </p>
      <p className="actions">
        <button type="button" onClick={onSweep}>
          Plan a sweep…
        </button>
      </p>
    </section>
  );
}
