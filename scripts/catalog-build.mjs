// Makes resources/catalog/<office>.json from a folder of catalog facts: checks every entry against the app's own schema,
// puts the keys in the schema's order and writes stable JSON. Usage: node scripts/catalog-build.mjs FOLDER
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runnerImport } from "vite";
import { root } from "./lib/paths.mjs";
import { runScript, SetupError, say } from "./lib/report.mjs";

async function main() {
  const source = process.argv[2];
  if (!source)
    throw new SetupError("Usage: node scripts/catalog-build.mjs FOLDER (with one <office>.json for each office)");
  const { module } = await runnerImport(join(root, "shared/domain/catalog/entry.ts"), { logLevel: "error" });
  const target = join(root, "resources/catalog");
  await mkdir(target, { recursive: true });
  const faults = [];
  const files = [];
  for (const office of module.OFFICES) {
    const name = `${office}.json`;
    const raw = JSON.parse(await readFile(join(resolve(source), name), "utf8"));
    const entries = raw.flatMap((entry) => read(entry, `${name} ${entry?.id ?? "?"}`, office, module, faults));
    const ids = entries.map((entry) => entry.id);
    for (const id of ids.filter((id, index) => ids.indexOf(id) !== index)) faults.push(`${name} ${id}: id used twice`);
    files.push({ path: join(target, name), entries, name });
  }
  if (faults.length > 0) throw new SetupError(`Nothing was written:\n${faults.join("\n")}`);
  for (const { path, entries, name } of files) {
    await writeFile(path, `${JSON.stringify(entries, null, 2)}\n`);
    const steps = entries.reduce((sum, entry) => sum + entry.procedure.length, 0);
    say(`${name}: ${entries.length} entries, ${steps} steps`);
  }
}

/** One checked entry with its keys in the schema's order, or nothing and its faults. */
function read(raw, where, office, { catalogEntrySchema }, faults) {
  const parsed = catalogEntrySchema.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(`${where} ${issue.path.join(".")}: ${issue.message}`);
    return [];
  }
  if (parsed.data.office !== office) faults.push(`${where} office: ${parsed.data.office}`);
  return [parsed.data];
}

await runScript(main);
