// Runs a program from its TypeScript sources: `node src/cli/runSource.mjs src/fuzz/main.ts --runs 100`. Its `main` takes the other
// arguments and resolves to the exit code.
import { createServer } from "vite";

const [module, ...args] = process.argv.slice(2);
const server = await createServer({
  ...{ configFile: false, envDir: false, logLevel: "error", appType: "custom" },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await server.ssrLoadModule(`/${module}`);
  process.exitCode = await main(args);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
} finally {
  await server.close();
}
