import { runCli } from "./run";

// The administrator's commands in plain Node: dist/main/cli.js, or this file where Node reads TypeScript.
process.exitCode = await runCli(process.argv.slice(2));
