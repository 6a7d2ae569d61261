import { describe, expect, test } from "vitest";
import { cli, cliJson } from "./helpers";

describe("place", () => {
  const place = (text: string) => cliJson("place", "--text", text, "--office", "bantul");

  test("reads coordinates that begin with a minus sign", async () => {
    expect(await place("-7,8886, 110,3289")).toEqual({
      lat: -7.8886,
      lon: 110.3289,
      form: "decimal",
      certain: true,
      inDistrict: null,
      notes: [],
    });
  });

  test("says in words what is to be confirmed", async () => {
    const found = await place("https://www.google.com/maps/@-6.2,106.8,17z");
    expect(found).toMatchObject({ form: "map-link", certain: false, inDistrict: false });
    expect((found as { notes: string[] }).notes.join()).toContain("tengah layar");
  });

  test.each(["https://maps.app.goo.gl/abc", "dekat pasar", ""])("%j is refused in words", async (text) => {
    const run = await cli("place", "--text", text, "--office", "bantul", "--json");
    expect(run).toMatchObject({ code: 1, out: "" });
    expect(run.err.trim()).toMatch(/\p{L}{4,} .*\.$/su);
  });

  test("prints lines to read without --json, and asks for what is missing", async () => {
    const run = await cli("place", "--text", "7.8886, 110.3289", "--office", "bantul");
    expect(run.out).toContain("-7.8886, 110.3289 (decimal; perlu dipastikan; kabupaten tidak pasti)");
    expect(await cli("place", "--office", "bantul")).toMatchObject({ code: 1 });
    expect((await cli("place", "--text", "-7.8886, 110.3289")).err).toContain("--office");
  });
});

describe("phone", () => {
  const phone = (text: string) => cliJson("phone", "--text", text);

  test("reads one number and those beside it", async () => {
    expect(await phone("0812-3456-7890 / (0274) 367509")).toEqual({
      e164: "+6281234567890",
      withheld: false,
      display: "0812-3456-7890",
      others: ["+62274367509"],
    });
  });

  test.each(["", "0", "anonymous", "sip:anonymous@anonymous.invalid"])("%j is withheld, and no error", async (text) => {
    expect(await phone(text)).toMatchObject({ e164: null, withheld: true, others: [] });
  });

  test("112 is nobody's number", async () => {
    expect(await phone("112")).toEqual({ e164: null, withheld: false, display: "112", others: [] });
  });

  test("a truncated number is refused with advice, and so is what is none", async () => {
    const cut = await cli("phone", "--text", "6,28E+12", "--json");
    expect(cut).toMatchObject({ code: 1, out: "" });
    expect(cut.err).toContain("lembar kerja");
    expect(await cli("phone", "--text", "--json")).toMatchObject({ code: 1 });
    expect(await cli("phone")).toMatchObject({ code: 1 });
  });
});
