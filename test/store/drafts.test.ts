import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemRandom } from "../../main/platform/ids";
import { newOfficeKey } from "../../main/platform/office-key";
import { Drafts } from "../../main/store/drafts";

const random = systemRandom();
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-drafts-"));
  path = join(folder, "drafts.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a half-typed form is kept for its operator, sealed, until it is thrown away", () => {
  const key = newOfficeKey(random);
  const drafts = Drafts.open(path, key, random, true);
  drafts.save("sri", "intake", '{"name":"Siti"}', 5);
  drafts.save("sri", "intake", '{"name":"Siti Aminah"}', 9);
  const reader = Drafts.open(path, key, random, false);
  expect(reader.get("sri", "intake")).toEqual({ content: '{"name":"Siti Aminah"}', savedAt: 9 });
  expect(reader.get("budi", "intake")).toBeNull();
  expect(reader.get("sri", "other")).toBeNull();
  for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes("Siti")).toBe(false);
  drafts.discard("sri", "intake");
  expect(reader.get("sri", "intake")).toBeNull();
  reader.close();
  drafts.close();
});

test("an operator's forms are listed by how their names begin, the newest first", () => {
  const drafts = Drafts.open(path, newOfficeKey(random), random, true);
  drafts.save("sri", "intake/one", "1", 5);
  drafts.save("sri", "intake/two", "2", 9);
  drafts.save("sri", "step/one", "3", 7);
  drafts.save("budi", "intake/one", "4", 8);
  expect(drafts.list("sri", "intake")).toEqual([
    { form: "intake/two", content: "2", savedAt: 9 },
    { form: "intake/one", content: "1", savedAt: 5 },
  ]);
  expect(drafts.list("rina", "intake")).toEqual([]);
  drafts.close();
});

test("another office's key opens none of them", () => {
  const drafts = Drafts.open(path, newOfficeKey(random), random, true);
  drafts.save("sri", "intake", "{}", 5);
  drafts.close();
  const other = Drafts.open(path, newOfficeKey(random), random, false);
  expect(other.get("sri", "intake")).toBeNull();
  expect(other.list("sri", "intake")).toEqual([]);
  other.close();
});

test("a damaged file is set aside, and drafts begin anew", () => {
  const key = newOfficeKey(random);
  writeFileSync(path, "this is no database, and long enough to be taken for one".repeat(100));
  const drafts = Drafts.open(path, key, random, true);
  drafts.save("sri", "intake", "{}", 5);
  expect(drafts.get("sri", "intake")).toEqual({ content: "{}", savedAt: 5 });
  drafts.close();
  expect(readFileSync(`${path}.damaged`, "utf8")).toContain("this is no database");
});
