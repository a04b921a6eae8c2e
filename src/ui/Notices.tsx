import { useArrival, useStores } from "./context.ts";

/** What the page has to say about the link that it was opened with. */
export function Notices() {
  const { address } = useStores();
  const problems = useArrival((arrival) => arrival.problems);
  const displaced = useArrival((arrival) => arrival.displaced);
  if (problems.length === 0 && !displaced) return null;
  return (
    <section className="notices" aria-label="About this link">
      {problems.length > 0 && (
        <div className="notice" role="alert">
          <p>
            <strong>Part of this link could not be read.</strong> Everything else was taken; these fields have their
            defaults:
          </p>
          <ul>
            {problems.map(({ key, reason }) => (
              <li key={`${key} ${reason}`}>
                {key && <code>{key}</code>} {reason}
              </li>
            ))}
          </ul>
          <button type="button" onClick={address.dismissProblems}>
            Dismiss
          </button>
        </div>
      )}
      {displaced && (
        <div className="notice" role="status">
          <p>This link shows its own settings. Yours from before are still here.</p>
          <button type="button" onClick={address.bringBack}>
            Bring mine back
          </button>
          <button type="button" onClick={address.keepLink}>
            Keep the link's
          </button>
        </div>
      )}
    </section>
  );
}
