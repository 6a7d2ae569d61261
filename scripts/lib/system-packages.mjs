import { run, SetupError, say } from "./report.mjs";

// A name after "|" is what newer Debian and Ubuntu releases call the same library.
const groups = {
  electron: [
    "libgtk-3-0|libgtk-3-0t64",
    "libnss3",
    "libasound2|libasound2t64",
    "libgbm1",
    "libxss1",
    "libatk-bridge2.0-0|libatk-bridge2.0-0t64",
    "libdrm2",
    "libxkbcommon0",
    "libnotify4",
  ],
  display: ["xvfb", "xauth"],
};

/**
 * Makes sure that the Debian packages of the named groups are installed. As root it installs what is missing;
 * otherwise it stops with the command to run. On systems without dpkg it trusts what is there.
 */
export async function ensureSystemPackages(...groupNames) {
  if (process.platform !== "linux") return;
  const missing = await missingPackages(groupNames.flatMap((name) => groups[name]));
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    const names = missing.map((names) => names[0]).join(" ");
    throw new SetupError(
      `These system packages are missing: ${names}\nInstall them, then run this again:\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${names}`,
    );
  }
  say(`Installing system packages: ${missing.map((names) => names[0]).join(" ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  const chosen = [];
  for (const names of missing) chosen.push(await available(names));
  await run("apt-get", ["install", "--yes", "--no-install-recommends", ...chosen], { env });
}

/** The packages of a list that dpkg does not know as installed, each as its list of possible names. */
async function missingPackages(list) {
  const alternatives = list.map((entry) => entry.split("|"));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query replaces these itself
  const format = "-f=${Package} ${db:Status-Status}\n";
  const query = await run("dpkg-query", ["-W", format, ...alternatives.flat()], { tolerate: true });
  if (query.code === 127) return [];
  const installed = new Set(
    query.output
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return alternatives.filter((names) => !names.some((name) => installed.has(name)));
}

async function available(names) {
  for (const name of names) {
    const shown = await run("apt-cache", ["show", "--no-all-versions", name], { tolerate: true });
    if (shown.code === 0 && shown.output.includes("Package:")) return name;
  }
  return names[0];
}
