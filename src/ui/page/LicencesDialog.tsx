import { useEffect, useState } from "react";
import type { Licence } from "../../licences/licence.ts";
import { Modal } from "../parts/Modal.tsx";
import "./LicencesDialog.css";

/** File beside the page, written at build. */
const FILE = "licences.json";

const load = async (): Promise<readonly Licence[]> => {
  const response = await fetch(new URL(FILE, document.baseURI));
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

/** The third-party packages in the page, with their full licenses. */
export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const [licences, setLicences] = useState<readonly Licence[] | "failed">();
  useEffect(() => {
    load().then(setLicences, () => setLicences("failed"));
  }, []);
  return (
    <Modal title="Licenses" onClose={onClose}>
      <p>This page holds code of others, each under a licence that permits it. Here they are in full.</p>
      {licences === undefined && <p role="status">Loading…</p>}
      {licences === "failed" && <p role="alert">The list did not load. Open this dialog again to try once more.</p>}
      {Array.isArray(licences) && (
        <ul className="licences no-markers">
          {licences.map(({ name, version, licence, text }: Licence) => (
            <li key={`${name} ${version}`}>
              <details>
                <summary>
                  {name} {version} <small>{licence}</small>
                </summary>
                <pre>{text}</pre>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
