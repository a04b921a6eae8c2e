/** Opens the sweep dialog. */
export function SweepEntry({ onSweep }: { onSweep: () => void }) {
  return (
    <section className="sweep-entry divided" aria-labelledby="sweep-entry-title">
      <h2 id="sweep-entry-title">Hyperparameter sweep</h2>
      <p className="quiet">Vary one or two settings, compare their curves, and export the sweep.</p>
      <p className="actions">
        <button type="button" onClick={onSweep}>
          Plan a sweep…
        </button>
      </p>
    </section>
  );
}
