import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** The headers that a file named `_headers` gives to a path: blocks of a path, perhaps with a star at its end, and indented lines. */
async function headersOf(folder: string) {
  const lines = (await readFile(join(folder, "_headers"), "utf8")).split("\n");
  const rules: { pattern: string; header: [string, string] }[] = [];
  let pattern = "";
  for (const line of lines) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (line.startsWith("/")) pattern = line.trim();
    else if (name && value) rules.push({ pattern, header: [name, value] });
  }
  const matches = (rule: string, path: string) =>
    rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;
  return (path: string): Record<string, string> => {
    const headers: Record<string, string> = {};
    // a header that is given twice holds both values
    for (const { pattern: rule, header } of rules)
      if (matches(rule, path)) headers[header[0]] = [headers[header[0]], header[1]].filter(Boolean).join(", ");
    return headers;
  };
}

/** A static host of a folder, under a path of its own, with the headers that the folder asks for. */
export async function serve(folder: string, path: string): Promise<{ address: string; close: () => Promise<unknown> }> {
  const headersFor = await headersOf(folder);
  const server: Server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? "/", "http://localhost").pathname;
    const name = asked.startsWith(path) ? join(folder, asked.slice(path.length) || "index.html") : undefined;
    const found = name === undefined ? undefined : await stat(name).catch(() => undefined);
    if (name === undefined || !found?.isFile()) return void response.writeHead(404).end();
    const type = types[extname(name)] ?? "application/octet-stream";
    response.writeHead(200, { ...headersFor(`/${asked.slice(path.length)}`), "Content-Type": type });
    createReadStream(name).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://localhost:${(server.address() as AddressInfo).port}${path}`, close };
}
