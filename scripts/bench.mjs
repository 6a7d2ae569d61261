// npm run bench -- SUITE [--json]: measurements as ratios within one run. Builds test/bench for plain Node and runs it.
import { join } from "node:path";
import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { openDisplay } from "./lib/display.mjs";
import { ensureElectron } from "./lib/electron.mjs";
import { buildFolder, root } from "./lib/paths.mjs";
import { runInForeground, runScript } from "./lib/report.mjs";
import { ensureSystemPackages } from "./lib/system-packages.mjs";

await runScript(async () => {
  await ensureDependencies();
  await ensureSystemPackages("electron");
  await ensureElectron();
  await ensureBuild();
  const { build } = await import("vite");
  const folder = join(buildFolder, "bench");
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true, external: ["libsql", "@node-rs/argon2", "playwright-core", "electron"] },
    build: {
      ssr: join(root, "test/bench/run.ts"),
      outDir: folder,
      emptyOutDir: true,
      target: "node20.18",
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" } },
    },
  });
  const display = await openDisplay();
  try {
    const script = join(folder, "run.js");
    return await runInForeground(process.execPath, ["--enable-source-maps", script, ...process.argv.slice(2)], {
      cwd: root,
    });
  } finally {
    await display.close();
  }
});
