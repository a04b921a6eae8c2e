import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const mcpServer: TextParameter = {
  kind: "text",
  label: "MCP server",
  does: "MCP server that the rollouts use.",
  path: "mcpServer",
  flag: "--mcp-server",
  carried: true,
  collection: "mcpServers",
  example: "accounts/my-account/mcpServers/my-tools",
  source: sources.api,
};
