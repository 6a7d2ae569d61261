import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFile, root } from "./paths.mjs";
import { run, SetupError, say } from "./report.mjs";

/**
 * Makes sure that node_modules holds what package-lock.json names; runs `npm ci` if it does not.
 * Versions are compared, not file times: a checkout or a copy changes times at will.
 */
export async function ensureDependencies() {
  checkNodeVersion();
  const reason = reasonToInstall();
  if (!reason) return;
  say(`Installing packages with npm ci (${reason}) …`);
  await run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], { cwd: root });
}

function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Sigap needs Node 20.19 or newer to build; this is ${process.version}.`);
}

function reasonToInstall() {
  const installedFile = packageFile(".package-lock.json");
  if (!existsSync(installedFile)) return "node_modules is missing";
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    // Optional ones are for other systems and may rightly be absent.
    if (path === "" || entry.link || entry.optional || entry.devOptional || entry.peer) continue;
    const found = installed[path];
    if (!found) return `${path} is missing`;
    if (found.version !== entry.version) return `${path} is ${found.version}, the lock file says ${entry.version}`;
  }
  return null;
}
