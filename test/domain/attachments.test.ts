import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFile, isExecutable, isPdf } from "../../shared/domain/attachments/check";
import { MAX_FILE_BYTES } from "../../shared/domain/attachments/kinds";
import { cleanFileName, savableFileName } from "../../shared/domain/attachments/name";
import { sniff } from "../../shared/domain/attachments/sniff";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const file = (name: string, size: number, mediaType = "") => ({ name, bytes: size, mediaType });
const none = new Uint8Array();
const pdf = bytes("%PDF-1.7\n...");

describe("a file", () => {
  test("that is good passes", () => {
    expect(checkFile(file("surat.pdf", pdf.length), pdf, MAX_FILE_BYTES)).toBeNull();
    expect(checkFile(file("foto.jpg", MAX_FILE_BYTES), bytes("\xff\xd8\xff"), MAX_FILE_BYTES)).toBeNull();
    expect(checkFile(file("tanpa akhiran", 5), bytes("halo\n"), MAX_FILE_BYTES)).toBeNull();
    expect(isPdf(bytes(`${" ".repeat(900)}%PDF-1.4`))).toBe(true);
  });

  test("of 0 bytes, or of 300 MB by what it says, is refused before anything of it is read", () => {
    expect(checkFile(file("surat.pdf", 0), none, MAX_FILE_BYTES)).toBe("file-empty");
    expect(checkFile(file("rekaman.mp4", 300_000_000), none, MAX_FILE_BYTES)).toBe("file-too-large");
    expect(checkFile(file("surat.pdf", MAX_FILE_BYTES + 1), pdf, MAX_FILE_BYTES)).toBe("file-too-large");
  });

  test("that says it is a PDF and is none is refused, by its name and by its media type", () => {
    expect(checkFile(file("Surat.PDF", 10), bytes("<html>"), MAX_FILE_BYTES)).toBe("file-not-pdf");
    expect(checkFile(file("surat", 10, "application/pdf"), bytes("<html>"), MAX_FILE_BYTES)).toBe("file-not-pdf");
    expect(checkFile(file("surat", 10, "text/html"), bytes("<html>"), MAX_FILE_BYTES)).toBeNull();
  });

  test("that is a program is refused whatever its name is", () => {
    const heads = [
      "MZ\x90\x00",
      "\x7fELF\x02",
      "#!/bin/sh",
      "dex\n035",
      "\xca\xfe\xba\xbe",
      "\xcf\xfa\xed\xfe",
      "L\x00\x00\x00\x01\x14\x02\x00",
    ];
    for (const head of heads.map(bytes)) {
      expect(isExecutable(head)).toBe(true);
      expect(checkFile(file("undangan.pdf", 100), head, MAX_FILE_BYTES)).toBe("file-executable");
    }
    expect(isExecutable(pdf)).toBe(false);
  });

  test("that a system runs by its name is refused whatever is in it", () => {
    for (const name of ["undangan.pdf.exe", "a.BAT", "tautan.url", "makro.vbs", "paket.msi"]) {
      expect(checkFile(file(name, 10), bytes("halo"), MAX_FILE_BYTES)).toBe("file-executable");
    }
  });

  test.each(["laporan.bat.", "surat.vbs .", "a.hta. . ", "tautan.lnk..", "x.exe\u00a0", "y.cmd .\u3000."])(
    "%j becomes a program by losing its end, and is refused",
    (name) => {
      expect(checkFile(file(name, 10), bytes("halo"), MAX_FILE_BYTES)).toBe("file-executable");
    },
  );

  test("that installs, mounts, obeys or carries macros is refused too", () => {
    const suffixes =
      "chm hlp settingcontent-ms search-ms library-ms application appref-ms appx msix msixbundle diagcab img vhd vhdx " +
      "jnlp rdp ps1xml msh wsb theme themepack website mht slk iqy one html svg docm xlsm pptm";
    for (const suffix of suffixes.split(" ")) {
      expect(checkFile(file(`surat.${suffix}`, 10), bytes("halo"), MAX_FILE_BYTES)).toBe("file-executable");
    }
    for (const name of ["surat.docx", "tabel.xlsx", "foto.jpeg", "arsip.zip", "catatan.txt", "rapat.mp4", "data.csv"]) {
      expect(checkFile(file(name, 10), bytes("halo"), MAX_FILE_BYTES)).toBeNull();
    }
  });
});

describe("the name of a file", () => {
  test.each([
    ["surat.pdf", "surat.pdf"],
    ["/etc/passwd", "passwd"],
    ["C:\\Users\\sri\\Surat Masuk.pdf", "Surat Masuk.pdf"],
    ["../../../log.db", "log.db"],
    ["a/b\\c.txt", "c.txt"],
    ["  dua   spasi \t.pdf ", "dua spasi .pdf"],
    // What looks like "exe.gpj" turned round stands as it really is.
    ["foto\u202egpj.exe", "fotogpj.exe"],
    ["\u2066surat\u2069\u200f.pdf", "surat.pdf"],
    ["nul\u0000di\u0007tengah\u2028.pdf", "nulditengah.pdf"],
    ["cafe\u0301.pdf", "caf\u00e9.pdf"],
    ["setengah\ud800.png", "setengah.png"],
    ["صورة.png", "صورة.png"],
    [".profil", ".profil"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  test.each(["", ".", "..", "...", " . . ", "/", "folder/", "a\\..", "\u202e", "\u0000\u0001"])(
    "%j is nothing",
    (given) => {
      expect(cleanFileName(given)).toBeNull();
    },
  );

  test("has at most 150 characters and keeps its suffix", () => {
    const long = cleanFileName(`${"panjang ".repeat(40)}.jpeg`) ?? "";
    expect([...long].length).toBeLessThanOrEqual(150);
    expect(long).toMatch(/^panjang .*\.jpeg$/);
    expect([...(cleanFileName(`${"😀".repeat(400)}.pdf`) ?? "")]).toHaveLength(150);
    expect(cleanFileName(`${"a".repeat(200)}.${"b".repeat(200)}`)).toHaveLength(150);
  });

  test("is the same when it is cleaned again, and never a path, whatever was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const clean = cleanFileName(given);
        if (clean === null) return;
        expect(cleanFileName(clean)).toBe(clean);
        expect(clean).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
        expect([...clean].length).toBeLessThanOrEqual(150);
        expect(savableFileName(clean)).not.toMatch(/[<>:"|?*]|[. ]$/);
      }),
    );
  });

  test("can be saved on every system", () => {
    expect(savableFileName("Rapat 10:00?.pdf")).toBe("Rapat 10_00_.pdf");
    expect(savableFileName("CON.txt")).toBe("_CON.txt");
    expect(savableFileName("nul")).toBe("_nul");
    expect(savableFileName("titik. .")).toBe("titik");
    expect(savableFileName("konsep.pdf")).toBe("konsep.pdf");
  });
});

describe("what a file is, by its content", () => {
  const kindOf = (name: string, head: string, tail = "") => sniff(name, bytes(head), bytes(tail));

  test.each([
    ["a", "\x89PNG\r\n\x1a\n...", "image", "image/png"],
    ["a.pdf", "\xff\xd8\xff\xe0JFIF", "image", "image/jpeg"],
    ["a", "GIF89a...", "image", "image/gif"],
    ["a", "RIFF\x10\x00\x00\x00WEBPVP8 ", "image", "image/webp"],
    ["a", "RIFF\x10\x00\x00\x00WAVEfmt ", "other", "application/octet-stream"],
    ["a.txt", "%PDF-1.7 ...", "pdf", "application/pdf"],
    ["a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office", "application/msword"],
    ["a", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office", "application/x-ole-storage"],
    ["a.csv", "nama;alamat\r\nSri;Sewon", "text", "text/csv"],
    ["a", "Caf\xe9 tanpa UTF-8\n", "text", "text/plain"],
    ["a.txt", "biner\x00\x01", "other", "application/octet-stream"],
  ])("%s with %j", (name, head, kind, mediaType) => {
    expect(kindOf(name, head)).toEqual({ kind, mediaType });
  });

  test("an office document names its parts at the start or in the list at the end", () => {
    const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    expect(kindOf("x", "PK\x03\x04....[Content_Types].xml", "xl/workbook.xml")).toEqual({
      kind: "office",
      mediaType: sheet,
    });
    expect(kindOf("x", "PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text")).toMatchObject({
      mediaType: "application/vnd.oasis.opendocument.text",
    });
    expect(kindOf("x.docx", "PK\x03\x04....foto.jpg", "foto.jpg")).toEqual({
      kind: "other",
      mediaType: "application/zip",
    });
  });

  test("is said of any bytes without a fault", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.string(), (content, name) => {
        expect(sniff(name, content, content).mediaType).toContain("/");
      }),
    );
  });
});
