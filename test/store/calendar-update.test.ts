import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { refreshCatalog } from "../../main/features/catalog/refresh";
import { aRequest, openTestStore, RESOURCES, type TestStore } from "../helpers/store";

let opened: TestStore | null = null;
let resources = "";
afterEach(() => {
  opened?.close();
  opened = null;
  rmSync(resources, { recursive: true, force: true });
});

test("a corrected decree that comes with the app moves open deadlines; the promised date stays", () => {
  opened = openTestStore();
  resources = mkdtempSync(join(tmpdir(), "sigap-resources-"));
  cpSync(RESOURCES, resources, { recursive: true });
  expect(refreshCatalog(opened.store, resources, "1.0.0")).toEqual([]);
  const { id } = opened.execute("requests.receive", aRequest());
  const before = opened.query("requests.detail", { id }).row.deadline;
  expect(before.due).toBe(Date.parse("2026-11-25T16:00:00+07:00"));

  const path = join(resources, "calendar", "holidays.json");
  const file = JSON.parse(readFileSync(path, "utf8"));
  file.years["2026"].jointLeave["2026-11-24"] = "Cuti bersama tambahan";
  writeFileSync(path, JSON.stringify(file));
  expect(refreshCatalog(opened.store, resources, "1.0.0")).toEqual([]);

  const after = opened.query("requests.detail", { id }).row.deadline;
  expect(after.due).toBe(Date.parse("2026-11-26T16:00:00+07:00"));
  expect(after.promised).toBe(before.due);
});
