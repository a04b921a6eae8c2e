import { reference } from "../../schema/plan/reference.ts";
import { Citation } from "../parts/Citation.tsx";
import { Modal } from "../parts/Modal.tsx";
import "./ReferenceDialog.css";

/** The parameter reference: every field with its facts and sources. */
export function ReferenceDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Every parameter, field by field" wide onClose={onClose}>
      <div className="reference">
        {reference.map(({ title, about, explanations }) => (
          <section key={title} aria-labelledby={`reference-${title}`}>
            <h3 id={`reference-${title}`}>{title}</h3>
            <p className="quiet">{about}</p>
            {explanations.map(({ field, label, does, facts, source }) => (
              <article key={field} aria-labelledby={`reference-${field}`}>
                <h4 id={`reference-${field}`}>
                  {label} <code>{field}</code>
                </h4>
                <p>{does}</p>
                <dl>
                  {facts.map(({ name, text, code, source: own }) => (
                    <div key={`${name} ${text}`}>
                      <dt>{name}</dt>
                      <dd>
                        {code ? <code>{text}</code> : text} {own && <Citation source={own} />}
                      </dd>
                    </div>
                  ))}
                  <div>
                    <dt>Source</dt>
                    <dd>
                      <Citation source={source} />
                    </dd>
                  </div>
                </dl>
              </article>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
