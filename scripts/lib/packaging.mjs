import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuild } from "./build.mjs";
import { ensureElectron } from "./electron.mjs";
import { buildFolder, packageFile, root } from "./paths.mjs";
import { run, say } from "./report.mjs";

const unpackedFolder = join(root, "release", `${process.platform === "linux" ? "linux" : process.platform}-unpacked`);

/**
 * Makes the unpacked app in release/ from the build and the Electron of this machine, without any download, unless it
 * is there for exactly this build. Resolves to its folder.
 */
export async function packageUnpacked() {
  const electron = await ensureElectron();
  await ensureBuild();
  const stamp = join(root, "release", "stamp.json");
  const builder = await readFile(join(root, "electron-builder.yml"), "utf8");
  const state = JSON.stringify([await readFile(join(buildFolder, "stamp.json"), "utf8"), electron, builder]);
  if (existsSync(unpackedFolder) && (await readFile(stamp, "utf8").catch(() => "")) === state) return unpackedFolder;
  say(`Packing the app with Electron ${electron.version} …`);
  await run(
    process.execPath,
    [
      packageFile("electron-builder/cli.js"),
      "--dir",
      "--publish=never",
      `-c.electronDist=${electron.folder}`,
      `-c.electronVersion=${electron.version}`,
    ],
    { cwd: root },
  );
  // What belongs to a development Electron only.
  for (const name of ["resources/default_app.asar", "prepared.json", "version"]) {
    await rm(join(unpackedFolder, name), { force: true });
  }
  await writeFile(stamp, state);
  return unpackedFolder;
}
