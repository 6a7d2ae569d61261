import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { pdfName, writeWhole } from "../../main/documents/file";

describe("the name of a document's file", () => {
  test.each([
    ["Tanda terima K1-2026-00001", "Tanda terima K1-2026-00001.pdf"],
    ["Agenda B/400.8/0012", "Agenda B-400.8-0012.pdf"],
    ["../../etc/passwd", "-..-etc-passwd.pdf"],
    ['a<b>:"c"|d?*', "a-b---c--d--.pdf"],
    ["laporan\u202efdp", "laporanfdp.pdf"],
    ["  . ", "dokumen.pdf"],
    ["", "dokumen.pdf"],
  ])("%j becomes %j", (name, file) => expect(pdfName(name)).toBe(file));

  test("is no longer than file systems take", () => {
    expect(Buffer.byteLength(pdfName("å".repeat(5_000)))).toBeLessThanOrEqual(255);
  });
});

describe("writing a document", () => {
  const folder = mkdtempSync(join(tmpdir(), "sigap-file-"));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  });

  test("leaves the file and nothing else", async () => {
    const path = join(folder, "tanda terima.pdf");
    writeFileSync(path, "old");
    await writeWhole(path, Buffer.from("new"));
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["tanda terima.pdf"]);
  });

  test("is refused in words where it cannot be written, and leaves nothing", async () => {
    const path = join(folder, "tidak ada", "tanda terima.pdf");
    const refusal = await writeWhole(path, Buffer.from("x")).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "file-not-written", params: { path, reason: "ENOENT" } });
    expect(existsSync(path)).toBe(false);

    const taken = join(folder, "folder.pdf");
    mkdirSync(join(taken, "x"), { recursive: true });
    await expect(writeWhole(taken, Buffer.from("x"))).rejects.toMatchObject({ code: "file-not-written" });
    expect(readdirSync(folder)).toEqual(["folder.pdf"]);
  });
});
