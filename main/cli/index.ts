import { keepFilesPrivate } from "../platform/private-files";
import { runCli } from "./run";

// The administrator's commands in plain Node: dist/main/cli.js, or this file where Node reads TypeScript.
keepFilesPrivate();
process.exitCode = await runCli(process.argv.slice(2));
