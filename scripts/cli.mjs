// npm run cli -- VERB …: the administrator's commands in plain Node. Set-up speaks on stderr only, so that
// `npm run --silent cli -- … --json` leaves one JSON document on stdout.
import { join } from "node:path";
import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { buildFolder } from "./lib/paths.mjs";
import { runInForeground, runScript } from "./lib/report.mjs";

await runScript(async () => {
  await ensureDependencies();
  await ensureBuild();
  // npm starts scripts in the project folder; a relative path on the command line means the folder of the caller.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runInForeground(
    process.execPath,
    ["--enable-source-maps", join(buildFolder, "main/cli.js"), ...process.argv.slice(2)],
    {
      cwd,
    },
  );
});
