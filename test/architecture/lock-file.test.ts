import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const entrySchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

const file = resolve(import.meta.dirname, "../../package-lock.json");
const { packages } = lockSchema.parse(JSON.parse(readFileSync(file, "utf8")));

test("npm ci finds every package in the lock file, those for other systems too", () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isPresent(path, name))
      .map((name) => `${name} (for ${path || "the project"}): run node scripts/complete-lock.mjs`),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no registry host", () => {
  expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
});

/** Looks for a package as Node does: beside the one that needs it, then further up. */
function isPresent(from: string, name: string): boolean {
  const folders = from.split(/\/?node_modules\//).slice(1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const folder = folders.slice(0, depth).map((one) => `node_modules/${one}/`);
    if (packages[`${folder.join("")}node_modules/${name}`]) return true;
  }
  return false;
}
