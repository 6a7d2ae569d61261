// node scripts/complete-lock.mjs, after a change of dependencies: adds to package-lock.json the optional packages for
// other systems that npm left out because the registry at hand does not carry them. `npm ci` refuses a lock file that
// lacks them; with them it installs on every system, since a package for another system is not even asked for.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./lib/paths.mjs";
import { runScript, SetupError, say } from "./lib/report.mjs";

const file = join(root, "package-lock.json");

await runScript(async () => {
  const lock = JSON.parse(await readFile(file, "utf8"));
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isPresent(lock.packages, path, name)) continue;
      if (!/^\d/.test(version)) throw new SetupError(`${path} asks for ${name} ${version}, which is not one version.`);
      lock.packages[`node_modules/${name}`] = {
        version,
        ...(entry.dev && { dev: true }),
        optional: true,
        ...systemOf(name),
      };
      added.push(name);
    }
  }
  const { "": project, ...rest } = lock.packages;
  lock.packages = {
    "": project,
    ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, "en"))),
  };
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(added.length === 0 ? "The lock file is complete." : `Added: ${added.join(", ")}`);
});

/** Whether a package is found from another one's folder, as Node looks for it: beside it, then further up. */
function isPresent(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    if (packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

/** The system that a binary package's name states, as its package.json would: os, cpu and, on Linux, the C library. */
function systemOf(name) {
  const words = name.split("/").at(-1).split("-");
  const os = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"].find((word) => words.includes(word));
  const cpu = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x"].find((word) => words.includes(word));
  if (!os || !cpu) throw new SetupError(`${name} does not say for which system it is.`);
  const musl = words.some((word) => word.startsWith("musl"));
  return { os: [os], cpu: [cpu], ...(os === "linux" && { libc: [musl ? "musl" : "glibc"] }) };
}
