import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type Plugin, type ResolvedConfig, type ViteDevServer } from "vite";
import type { Prerendered } from "./render.tsx";
import { withoutStyles } from "./withoutStyles.ts";

const ENTRY = "/src/prerender/render.tsx";
const KERNEL = new URL("../simulator/kernel/kernel.wasm", import.meta.url);
const STYLES = "virtual:prerendered.css";
const ROOT = '<div id="root"></div>';

async function renderIn(server: ViteDevServer): Promise<Prerendered> {
  const { prerender } = (await server.ssrLoadModule(ENTRY)) as typeof import("./render.tsx");
  return prerender(await readFile(KERNEL));
}

/** Renders with a server of its own, which knows the components as they are for Node. */
async function renderAlone({ root, mode, define }: ResolvedConfig): Promise<Prerendered> {
  const server = await createServer({
    ...{ root, mode, define: define ?? {}, configFile: false, envDir: false, logLevel: "error", appType: "custom" },
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await renderIn(server);
  } finally {
    await server.close();
  }
}

/** A source of a policy that allows this very script and no other. */
export const hashSource = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/**
 * Writes the page of the defaults into index.html, so that it can be read before any script has come. `policy` makes the content security
 * policy of the built page from the source that allows its one inline script.
 */
export function prerender(policy: (script: string) => string): Plugin {
  let config: ResolvedConfig;
  let server: ViteDevServer | undefined;
  let built: Promise<Prerendered> | undefined;
  // in development everything may have changed since
  const rendered = () => {
    if (server) return renderIn(server);
    built ??= renderAlone(config);
    return built;
  };
  // development is not held to the policy, and there React compares style attributes to the letter
  const strict = ({ html }: Prerendered) => (server ? { html, css: "" } : withoutStyles(html));
  const styles = async () => strict(await rendered()).css;
  return {
    name: "prerender",
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(created) {
      server = created;
    },
    resolveId: (id) => (id === STYLES ? `\0${STYLES}` : undefined),
    load: async (id) => (id === `\0${STYLES}` ? await styles() : undefined),
    transformIndexHtml: {
      order: "pre",
      async handler(page) {
        const made = await rendered();
        const { data, script } = made;
        const { html } = strict(made);
        if (!page.includes(ROOT)) throw new Error(`index.html has no ${ROOT}`);
        const content = policy(hashSource(script));
        return {
          // a function, because a text may hold what stands for something in a replacement
          html: page.replace(ROOT, () => `<div id="root">${html}</div>${data}`),
          tags: [
            // development needs inline scripts: the built page alone is held to the policy
            ...(server
              ? []
              : [
                  {
                    tag: "meta",
                    attrs: { "http-equiv": "Content-Security-Policy", content },
                    injectTo: "head-prepend" as const,
                  },
                ]),
            { tag: "script", children: script, injectTo: "head" as const },
          ],
        };
      },
    },
  };
}
