import { describe, expect, test } from "vitest";
import { rankByText, wordsOf } from "../../renderer/ui/commands/rank-text";

const services = [
  { no: 5, name: "Pembuatan Email Dinas" },
  { no: 52, name: "Permohonan Perbaikan Jaringan" },
  { no: 53, name: "Permohonan Rekaman CCTV" },
  { no: 54, name: "Penanganan Gangguan CCTV" },
  { no: 152, name: "Penanganan Jaringan 52 Titik" },
  { no: null, name: "Pemasangan Jaringan Baru" },
];
const find = (query: string) =>
  rankByText(services, query, ({ no, name }) => ({ number: no === null ? null : String(no), text: name })).map(
    ({ name }) => name,
  );

describe("search as you type", () => {
  test("nothing typed shows everything as it is", () => {
    expect(find("  ")).toHaveLength(services.length);
    expect(find("")[0]).toBe("Pembuatan Email Dinas");
  });

  test("an exact number comes first, its longer relatives follow", () => {
    expect(find("52")).toEqual(["Permohonan Perbaikan Jaringan", "Penanganan Jaringan 52 Titik"]);
    expect(find("5")[0]).toBe("Pembuatan Email Dinas");
  });

  test("every word must be met, in any order and by its beginning", () => {
    expect(find("cctv gang")).toEqual(["Penanganan Gangguan CCTV"]);
    expect(find("jar perb")).toEqual(["Permohonan Perbaikan Jaringan"]);
    expect(find("cctv jaringan")).toEqual([]);
  });

  test("whole words and beginnings come before insides", () => {
    expect(find("email")[0]).toBe("Pembuatan Email Dinas");
    expect(find("aring")).toHaveLength(3);
  });

  test("accents and capitals do not matter", () => {
    expect(wordsOf("Surél, DINAS/Kota")).toEqual(["surel", "dinas", "kota"]);
  });
});
