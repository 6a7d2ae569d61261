import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedNumber, readCallerNumber } from "../../shared/identity/caller-number";

const e164 = (text: string) => {
  const read = readCallerNumber(text);
  return read.ok ? read.e164 : read.problem;
};

describe("a caller's number", () => {
  test.each([
    ["0812-3456-7890", "+6281234567890"],
    ["+62 812 3456 7890", "+6281234567890"],
    ["62811811234", "+62811811234"],
    ["006281234567890", "+6281234567890"],
    ["00 62 812 3456 7890", "+6281234567890"],
    ["+62 (0)812-3456-7890", "+6281234567890"],
    ["81234567890", "+6281234567890"],
    ["HP: 0812.3456.7890", "+6281234567890"],
    ["WA 081234567890", "+6281234567890"],
    ["(0274) 367509", "+62274367509"],
    ["0274-367509 pes. 112", "+62274367509"],
    ["tel:+6281234567890", "+6281234567890"],
    ['"Sri" <sip:+6281234567890@10.0.0.1;user=phone>', "+6281234567890"],
    ["<sip:081234567890@ims.example>", "+6281234567890"],
    ['"081234567890" <sip:1001@pbx.local>', "+6281234567890"],
    ["\u202a+62 812‑3456‑7890\u202c", "+6281234567890"],
    ["０８１２３４５６７８９０", "+6281234567890"],
    ["+60 12-345 6789", "+60123456789"],
  ])("%s", (text, expected) => expect(e164(text)).toBe(expected));

  test.each([
    "",
    "   ",
    "0",
    "-",
    "anonymous",
    "Anonymous",
    "PRIVATE",
    "Private Number",
    "Restricted",
    "unknown",
    "unavailable",
    "Nomor Pribadi",
    "sip:anonymous@anonymous.invalid",
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    "<sip:restricted@pbx>",
    "sip:unknown@unknown.invalid",
    "sip:@anonymous.invalid",
  ])("withheld: %j", (text) =>
    expect(readCallerNumber(text)).toEqual({ ok: true, e164: null, withheld: true, display: "", others: [] }),
  );

  test("an asserted identity with a privacy mark holds the number, and is withheld", () => {
    expect(readCallerNumber("P-Asserted-Identity: <sip:+6281234567890@ims>; Privacy: id")).toMatchObject({
      e164: "+6281234567890",
      withheld: true,
    });
  });

  test("a spreadsheet's cut number is refused", () => {
    for (const text of ["6,28E+12", "6.28123E+12", "6,28123e12", " 8.1E+10 "])
      expect(e164(text)).toBe("phone-truncated");
  });

  test("two numbers in one text are both told", () => {
    expect(readCallerNumber("0812-3456-7890 / 0813 1111 2222")).toMatchObject({
      e164: "+6281234567890",
      others: ["+6281311112222"],
    });
    expect(readCallerNumber("0274-367509/367510")).toMatchObject({ e164: "+62274367509", others: ["+62274367510"] });
    expect(readCallerNumber("0812-3456-7890 atau 081234567890")).toMatchObject({ others: [] });
  });

  test("112 and other services' numbers are nobody's", () => {
    for (const text of ["112", "110", " 119 ", "sip:112@pbx"]) {
      expect(readCallerNumber(text)).toMatchObject({ ok: true, e164: null, withheld: false });
    }
  });

  test("what is none is said to be none", () => {
    for (const text of ["Pak Budi", "12", "0812", "08123456789012345678", "7,8886"]) {
      expect(e164(text)).toBe("phone-unreadable");
    }
  });

  test("masked, nothing between the ends is told", () => {
    expect(maskedNumber("+6281234567890")).toBe("0812-****-7890");
    expect(maskedNumber("0812 3456 7890")).toBe("0812-****-7890");
    expect(maskedNumber("+62274367509")).toBe("0274-****-09");
    expect(maskedNumber("12345")).toBe("****");
    expect(maskedNumber("")).toBe("");
  });

  test("never throws, and reads what it shows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const read = readCallerNumber(text);
        if (read.ok && read.e164) expect(e164(read.display)).toBe(read.e164);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^8[1-9]\d{7,10}$/), (national) => {
        const forms = [`0${national}`, `+62${national}`, `62${national}`, `0062${national}`, national];
        expect(new Set(forms.map(e164)).size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
