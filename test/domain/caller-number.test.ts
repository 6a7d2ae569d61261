import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedNumber, readCallerNumber } from "../../shared/identity/caller-number";
import { checkPhone } from "../../shared/identity/phone";

const MOBILE = "+6281234567890";
const OFFICE = "+62274367509";

describe("a caller's number", () => {
  test.each([
    ["081234567890", MOBILE],
    ["0812-3456-7890", MOBILE],
    ["0812 3456 7890", MOBILE],
    ["0812.3456.7890", MOBILE],
    ["+62 812-3456-7890", MOBILE],
    ["+6281234567890", MOBILE],
    ["6281234567890", MOBILE],
    ["62-812-3456-7890", MOBILE],
    ["62 812 3456 7890", MOBILE],
    ["006281234567890", MOBILE],
    ["0062 812 3456 7890", MOBILE],
    ["+62 (0) 812 3456 7890", MOBILE],
    ["+62 0812 3456 7890", MOBILE],
    ["(+62) 812 3456 7890", MOBILE],
    ["81234567890", MOBILE],
    ["81234567890.0", MOBILE],
    ["HP 081234567890", MOBILE],
    ["HP. 0812-3456-7890 (WA)", MOBILE],
    ["WA:081234567890", MOBILE],
    ["No. HP: 0812 3456 7890 a.n. Budi", MOBILE],
    ["\u200e+62 812\u20113456\u20117890\u202c", MOBILE],
    ["\u00a00812\u00a03456\u00a07890", MOBILE],
    ["０８１２３４５６７８９０", MOBILE],
    ["tel:+62-812-3456-7890", MOBILE],
    ["sip:081234567890@10.0.0.5", MOBILE],
    ["<sip:+6281234567890@ims.example;user=phone>;tag=1928", MOBILE],
    ['"Budi" <sip:081234567890@pbx.local:5060>', MOBILE],
    ["sip:%2B6281234567890@pbx", MOBILE],
    ['"081234567890" <sip:1001@pbx.local>', MOBILE],
    // Eleven digits of Indonesia with its code, not of a number that begins with 62.
    ["62811811234", "+62811811234"],
    ["(0274) 367509", OFFICE],
    ["0274-367509", OFFICE],
    ["0274 367 509", OFFICE],
    ["Telp: (0274) 367 509", OFFICE],
    ["0274.367509", OFFICE],
    ["0274/367509", OFFICE],
    ["(0274)/367509", OFFICE],
    ["274367509", OFFICE],
    ["021 3441234", "+62213441234"],
    ["1500123", "+621500123"],
    ["+60 12-345 6789", "+60123456789"],
    ["0060123456789", "+60123456789"],
    ["+1 (650) 253-0000", "+16502530000"],
  ])("%j is read", (text, e164) => {
    expect(readCallerNumber(text)).toMatchObject({ ok: true, e164, withheld: false, others: [] });
  });

  test("is shown as an Indonesian reads it", () => {
    expect(readCallerNumber("+6281234567890")).toMatchObject({ display: "0812-3456-7890" });
    expect(readCallerNumber("62274367509")).toMatchObject({ display: "(0274) 367509" });
    expect(readCallerNumber("0274 367509 pes. 12")).toMatchObject({ e164: OFFICE, display: "(0274) 367509 ext. 12" });
    expect(readCallerNumber("0272.321046 (Pws. 253)")).toMatchObject({ e164: "+62272321046", others: [] });
    expect(readCallerNumber("+60123456789")).toMatchObject({ display: "+60 12 345 6789" });
  });

  test.each([
    "",
    "   ",
    "0",
    "0000",
    "-",
    "anonymous",
    "Anonymous",
    "ANONYMOUS",
    "private",
    "Private Number",
    "restricted",
    "Restricted",
    "unknown",
    "<unknown>",
    "unavailable",
    "Unavailable",
    "withheld",
    "N/A",
    "Nomor Pribadi",
    "nomor disembunyikan",
    "Tidak diketahui",
    "tanpa nomor",
    "No Caller ID",
    "sip:anonymous@anonymous.invalid",
    '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=9802748',
    "From: Anonymous <sip:c8oqz84zk7z@privacy.org>;tag=hyh8",
    "<sip:restricted@10.0.0.1>",
    "sip:unknown@unknown.invalid",
    "sips:private@pbx.example",
    "sip:@10.0.0.1",
    "sip:@anonymous.invalid",
    "Asserted-ID-Not-Available",
    "sip:10.0.0.1",
    "tel:anonymous",
    "\u200eunknown\u200e",
  ])("%j is withheld", (text) => {
    expect(readCallerNumber(text)).toEqual({
      ok: true,
      e164: null,
      withheld: true,
      display: "",
      others: [],
    });
  });

  test.each([
    '"Anonymous" <sip:+6281234567890@ims.example>',
    "P-Asserted-Identity: <sip:+6281234567890@ims.example>\r\nPrivacy: id",
    "<sip:081234567890@pbx>;privacy=full;screen=yes",
    "<sip:+6281234567890;privacy=full@pbx>",
  ])("%j is withheld and still holds the number, for the call-taker", (text) => {
    expect(readCallerNumber(text)).toMatchObject({ ok: true, e164: MOBILE, withheld: true });
  });

  test("a mark that asks for no privacy hides nothing", () => {
    expect(readCallerNumber("<sip:081234567890@pbx>;privacy=none")).toMatchObject({ e164: MOBILE, withheld: false });
    expect(readCallerNumber("<sip:081234567890@pbx>;privacy=off")).toMatchObject({ e164: MOBILE, withheld: false });
  });

  test.each(["112", "110", "113", "115", "118", "119", "+62112", "0062112", " 112 ", "sip:112@pbx"])(
    "%j is nobody's number, and not withheld",
    (text) => {
      expect(readCallerNumber(text)).toMatchObject({ ok: true, e164: null, withheld: false, others: [] });
    },
  );

  test.each([
    ["0812-3456-7890 / 0274-367509", [OFFICE]],
    ["081234567890/0274367509", [OFFICE]],
    ["081234567890, 0274367509", [OFFICE]],
    ["081234567890; 0274367509", [OFFICE]],
    ["081234567890 atau 0274367509", [OFFICE]],
    ["081234567890\n0274367509", [OFFICE]],
    ["081234567890 0274367509", [OFFICE]],
    ["0812 3456 7890 0274 367509", [OFFICE]],
    ["HP 081234567890 Telp (0274) 367509", [OFFICE]],
    ["081234567890 / 081234567890", []],
    ["081234567890 / 112", []],
    ["0812-3456-7890 / 0813 1111 2222", ["+6281311112222"]],
    ["081234567890 / (0274) 367509, 367510", [OFFICE, "+62274367510"]],
    ["+6281234567890 dan +60123456789", ["+60123456789"]],
  ])("%j holds further numbers", (text, others) => {
    expect(readCallerNumber(text)).toMatchObject({ ok: true, e164: MOBILE, withheld: false, others });
  });

  test("a short number beside a person's gives way to it", () => {
    expect(readCallerNumber("112 / 081234567890")).toMatchObject({ e164: MOBILE, others: [] });
  });

  test.each([
    "6,28E+12",
    "6.28E+12",
    "6.28123E+12",
    "6,28123456789E+12",
    "8,12346E+10",
    "6.28E12",
    "6E+12",
    "########",
  ])("%j has lost digits and is refused with advice", (text) => {
    expect(readCallerNumber(text)).toEqual({ ok: false, problem: "phone-truncated" });
  });

  test.each([
    ["367509", "phone-no-area-code"],
    ["367 509", "phone-no-area-code"],
    ["0812-****-7890", "phone-masked"],
    ["0812xxxx7890", "phone-masked"],
    ["08I234567890", "phone-unreadable"],
    ["abc", "phone-unreadable"],
    ["12345678901234567890", "phone-unreadable"],
    ["0812", "phone-unreadable"],
    ["12", "phone-unreadable"],
    ["Pak Budi", "phone-unreadable"],
    ["?!", "phone-unreadable"],
    ["7,8886", "phone-unreadable"],
    ["+62", "phone-unreadable"],
    ["#31#", "phone-unreadable"],
  ])("%j is refused: %s", (text, problem) => {
    expect(readCallerNumber(text)).toEqual({ ok: false, problem });
  });

  test("a text of thousands of letters is no number", () => {
    expect(readCallerNumber("9".repeat(3000))).toEqual({ ok: false, problem: "phone-too-long" });
  });

  test("no text makes it throw, and what it reads it reads again", () => {
    assert(
      property(string({ unit: "binary", maxLength: 60 }), (text) => {
        const read = readCallerNumber(text);
        if (read.ok && read.e164 !== null)
          expect(readCallerNumber(read.e164)).toMatchObject({ e164: read.e164, withheld: false });
      }),
      { numRuns: 100 },
    );
    assert(
      property(string({ unit: "grapheme-ascii", maxLength: 40 }), (text) => {
        readCallerNumber(`sip:${text}`);
        readCallerNumber(`0812${text}`);
      }),
      { numRuns: 100 },
    );
  });
});

test("forms and imports read a country's code behind two zeros too", () => {
  expect(checkPhone("0062 812 3456 7890")).toEqual({ stored: MOBILE, shown: "0812-3456-7890" });
  expect(checkPhone("62-812-3456-7890")).toEqual({ stored: MOBILE, shown: "0812-3456-7890" });
});

test("a number is masked in its middle, whatever its length", () => {
  expect(maskedNumber(MOBILE)).toBe("0812-****-7890");
  expect(maskedNumber("0812-3456-7890")).toBe("0812-****-7890");
  expect(maskedNumber("+62811811234")).toBe("0811-****-234");
  expect(maskedNumber(OFFICE)).toBe("0274-****-509");
  expect(maskedNumber("+60123456789")).toBe("+6012-****-6789");
  expect(maskedNumber("112")).toBe("****");
  expect(maskedNumber("")).toBe("");
});
