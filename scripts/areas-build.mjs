// Makes resources/areas/areas.txt from the unpacked npm package idn-area-data (its data: ODbL). Usage:
//   npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz && node scripts/areas-build.mjs package
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { root } from "./lib/paths.mjs";
import { runScript, SetupError, say } from "./lib/report.mjs";

const LEVELS = ["provinces", "regencies", "districts", "villages"];

async function main() {
  const source = process.argv[2];
  if (!source) throw new SetupError("Usage: node scripts/areas-build.mjs FOLDER (the unpacked package idn-area-data)");
  const { name, version } = JSON.parse(await readFile(join(resolve(source), "package.json"), "utf8"));
  const areas = [];
  const counts = [];
  for (const level of LEVELS) {
    const rows = table(await readFile(join(resolve(source), "data", `${level}.csv`), "utf8"));
    counts.push(`${rows.length} ${level}`);
    areas.push(...rows);
  }
  const names = new Map(areas.map((row) => [row.code, row.name]));
  if (names.size !== areas.length) throw new SetupError("Nothing was written: a code is used twice.");
  for (const code of names.keys()) {
    const parent = code.slice(0, code.lastIndexOf("."));
    if (code.includes(".") && !names.has(parent)) throw new SetupError(`Nothing was written: ${code} lies in nothing.`);
  }
  // Each line has the last part of a code and the name; the dots before it say how deep it lies.
  const lines = [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, area]) => {
      const parts = code.split(".");
      return `${".".repeat(parts.length - 1)}${parts.at(-1)} ${area}`;
    });
  await writeFile(
    join(root, "resources/areas/areas.txt"),
    `# ${name} ${version}, ODbL 1.0, see README.md\n${lines.join("\n")}\n`,
  );
  say(counts.join(", "));
}

/** The rows of a CSV file with their code and name; a field in quotes may hold commas and doubled quotes. */
function table(text) {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const columns = head.split(",");
  return lines.map((line) => {
    const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? bare : quoted.replaceAll('""', '"'),
    );
    const row = Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? ""]));
    const name = row.name.replace(/\s+/g, " ").trim();
    if (!/^[\d.]+$/.test(row.code) || name === "") throw new SetupError(`Nothing was written: cannot read "${line}".`);
    return { code: row.code, name };
  });
}

await runScript(main);
