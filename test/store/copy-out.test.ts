import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeCopy } from "../../main/store/files/copy-out";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-copy-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("on Windows a saved copy says that it came from outside", async () => {
  const path = join(folder, "surat.docx");
  await writeCopy(path, Buffer.from("isi"), "win32");
  expect(readFileSync(path, "utf8")).toBe("isi");
  // Where this test runs, what Windows keeps beside a file is a file of its own.
  expect(readFileSync(`${path}:Zone.Identifier`, "utf8")).toBe("[ZoneTransfer]\r\nZoneId=3\r\n");
});

test("elsewhere there is the copy alone", async () => {
  await writeCopy(join(folder, "surat.docx"), Buffer.from("isi"), "linux");
  expect(readdirSync(folder)).toEqual(["surat.docx"]);
});
