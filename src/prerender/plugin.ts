import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createServer, type Plugin, type ResolvedConfig, type Rolldown, type ViteDevServer } from "vite";
import { bootScript } from "./bootScript.ts";
import { extractInlineStyles } from "./inlineStyles.ts";
import { STYLE_FILE } from "./marks.ts";
import type { Prerendered } from "./render.tsx";

const ENTRY = "/src/prerender/render.tsx";
const KERNEL = new URL("../simulator/kernel/kernel.wasm", import.meta.url);
const STYLES = "virtual:prerendered.css";
const ROOT = '<div id="root"></div>';

async function renderIn(server: ViteDevServer): Promise<Prerendered> {
  const { prerender } = (await server.ssrLoadModule(ENTRY)) as typeof import("./render.tsx");
  return prerender(await readFile(KERNEL));
}

/** Renders in a Vite server of its own, which loads the components for Node. */
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

/** Returns the source of a content security policy that allows this inline script or style alone. */
export const hashSource = (inline: string) => `'sha256-${createHash("sha256").update(inline).digest("base64")}'`;

const STYLESHEET = /<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/;

/** Replaces the link to the stylesheet by an inline style, so that the first paint does not wait for a second file; returns both. Throws unless there is exactly one link. */
function withStyleInside(page: string, bundle: Rolldown.OutputBundle): { html: string; style: string } {
  const [link, file = ""] = STYLESHEET.exec(page) ?? [];
  const asset = bundle[file];
  if (!link || asset?.type !== "asset") throw new Error("the built page links to no stylesheet of its own");
  const style = String(asset.source).trim();
  const html = page.replace(link, () => `<style ${STYLE_FILE}="./${file}">${style}</style>`);
  if (STYLESHEET.test(html)) throw new Error("the built page links to more than one stylesheet");
  return { html, style };
}

/** The first chunks of the page, in the order of their evaluation. */
function firstChunks(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error("the built page has no entry");
  return [...entry.imports, entry.fileName];
}

const MODULE = /<script type="module"[^>]* src="\.\/([^"]+)"><\/script>/;
const MODULE_PRELOADS = /\s*<link rel="modulepreload"[^>]*>/g;

/** Replaces the page's script by `boot`, which evaluates it after the first paint, while the chunks are fetched already. */
function withBoot(page: string, boot: string, chunks: readonly string[]): string {
  if (!MODULE.test(page)) throw new Error("the built page has no module script");
  const fetched = chunks
    .map((file) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="./${file}">`)
    .join("");
  return page
    .replace(MODULE_PRELOADS, "")
    .replace(MODULE, () => `<script type="module" crossorigin src="./${boot}"></script>${fetched}`);
}

/**
 * Prerenders the page of the default config into index.html. `policy` returns the content security policy of the built page, given the
 * sources of its inline script and its inline style.
 */
export function prerender(policy: (script: string, style: string) => string): Plugin[] {
  let config: ResolvedConfig;
  let server: ViteDevServer | undefined;
  let built: Promise<Prerendered> | undefined;
  // in development every file may have changed since the last request
  const rendered = () => {
    if (server) return renderIn(server);
    built ??= renderAlone(config);
    return built;
  };
  // in development there is no policy, and React compares style attributes
  const strict = ({ html }: Prerendered) =>
    config.mode === "development" ? { html, css: "" } : extractInlineStyles(html);
  const styles = async () => strict(await rendered()).css;
  const page: Plugin = {
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
        return {
          // a function, because a replacement text would interpret dollar signs
          html: page.replace(ROOT, () => `<div id="root">${html}</div>${data}`),
          tags: [{ tag: "script", children: script, injectTo: "head" as const }],
        };
      },
    },
  };
  // only the page that is built for production has a policy, because development needs inline scripts and styles
  let boot = "";
  const held: Plugin = {
    name: "prerender-policy",
    apply: (_config, { command, mode }) => command === "build" && mode !== "development",
    generateBundle(_options, bundle) {
      const source = bootScript(firstChunks(bundle).map((file) => `./${basename(file)}`));
      boot = `assets/boot-${createHash("sha256").update(source).digest("base64url").slice(0, 8)}.js`;
      this.emitFile({ type: "asset", fileName: boot, source });
    },
    transformIndexHtml: {
      order: "post",
      async handler(page, { bundle = {} }) {
        const { html, style } = withStyleInside(page, bundle);
        const { script } = await rendered();
        const content = policy(hashSource(script), hashSource(style));
        const attrs = { "http-equiv": "Content-Security-Policy", content };
        return {
          html: withBoot(html, boot, firstChunks(bundle)),
          tags: [{ tag: "meta", attrs, injectTo: "head-prepend" as const }],
        };
      },
    },
  };
  return [page, held];
}
