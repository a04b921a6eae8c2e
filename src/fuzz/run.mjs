// Runs the fuzzer from its sources: `npm run fuzz`.
import { createServer } from "vite";

const server = await createServer({
  ...{ configFile: false, envDir: false, logLevel: "error", appType: "custom" },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await server.ssrLoadModule("/src/fuzz/main.ts");
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
} finally {
  await server.close();
}
