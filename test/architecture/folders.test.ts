import { readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
/** A folder with more files than this says in a README what lives there and what it may import. */
const MOST_UNEXPLAINED = 10;

/** The folders that hold more files than can be looked over, and those of them without a README. */
function largeFolders(top: string): { large: string[]; unexplained: string[] } {
  const large: string[] = [];
  const unexplained: string[] = [];
  const look = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    const name = relative(root, folder).split(sep).join("/");
    const others = files.filter((file) => file !== "README.md");
    if (others.length > MOST_UNEXPLAINED) {
      large.push(name);
      if (others.length === files.length) unexplained.push(name);
    }
    for (const entry of entries) if (entry.isDirectory()) look(join(folder, entry.name));
  };
  look(join(root, top));
  return { large, unexplained };
}

test.each(["main", "shared", "renderer", "test"])("a large folder of %s says what lives there", (top) => {
  const { large, unexplained } = largeFolders(top);
  expect(large.length).toBeGreaterThan(0);
  expect(unexplained).toEqual([]);
});
