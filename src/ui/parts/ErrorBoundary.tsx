import { Component, type ReactNode } from "react";
import "./ErrorBoundary.css";

interface State {
  readonly failure: string | undefined;
}

/** Shows an unexpected error instead of the page, with a reload button; the address keeps the settings. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children;
    return (
      <main className="broken">
        <h1>Goldilocks</h1>
        <p role="alert">
          The page stopped working: {this.state.failure}. Your settings are in the address; reloading brings them back.
        </p>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
