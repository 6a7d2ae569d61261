import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aTold, callsOf, classifiedCall, startCall, tellLine } from "../helpers/emergency";
import { refusalOf } from "../helpers/refusal";
import { openTestStore, type TestStore } from "../helpers/store";

const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const DAY = 86_400_000;

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

const found = (search: string) => callsOf(open, { search }).rows.map(({ id }) => id);

describe("the log of calls", () => {
  test("is newest first by pages, each call once, and counts all of them", () => {
    const ids = Array.from({ length: 7 }, (_each, n) =>
      startCall(open, { late: true, ringAt: NOW - (n % 3) * 1_000, answerAt: null }),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: ReturnType<typeof callsOf> = callsOf(open, { after, limit: 3 });
      expect(page.total).toBe(7);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.after;
    } while (after !== null);
    expect([...seen].sort()).toEqual([...ids].sort());
    const rings = callsOf(open).rows.map(({ ringAt }) => ringAt);
    expect(rings).toEqual([...rings].sort((one, other) => other - one));
    expect(refusalOf(() => callsOf(open, { after: "[1]" }))).toMatchObject({ fields: { after: "cursor" } });
  });

  test("is filtered by class, channel and the office's days", () => {
    classifiedCall(open, "prank");
    classifiedCall(open, "real", { channel: "radio" });
    startCall(open, { late: true, ringAt: NOW - DAY, answerAt: null });
    const count = (changes: Parameters<typeof callsOf>[1]) => callsOf(open, changes).total;
    expect(count({ class: "prank" })).toBe(1);
    expect(count({ class: "unclassified" })).toBe(1);
    expect(count({ channel: "radio" })).toBe(1);
    expect(count({ channel: "radio", class: "prank" })).toBe(0);
    expect(count({ from: "2026-11-23", to: "2026-11-23" })).toBe(2);
    expect(count({ from: null, to: "2026-11-22" })).toBe(1);
    expect(count({})).toBe(3);
  });

  test("finds a number in any spelling, a name, what was said and where, indexed or not", () => {
    const id = startCall(open, { number: "0812-3456-7890" });
    open.execute("calls.tell", aTold(id, { name: "Ma'ruf", where: "RT 03/RW 02, dekat No.5" }), "call-taker");
    startCall(open, { number: "0274-367509" });
    const look = () => {
      for (const number of [
        "081234567890",
        "0812 3456 7890",
        "+62 812-3456-7890",
        "62812.3456",
        "0062812 3456",
        "0812-34",
        "812-3456-7890",
      ]) {
        expect([number, found(number)]).toEqual([number, [id]]);
      }
      for (const words of [
        "Ma'ruf",
        "maruf' 0812-3456",
        "RT 03/RW 02",
        "No.5",
        "kebakaran api",
        '"dapur',
        "parangtritis OR",
      ]) {
        expect([words, found(words).length]).toEqual([
          words,
          words.startsWith("maruf") || words.startsWith("parangt") ? 0 : 1,
        ]);
      }
      for (const words of ["112-20261123-K1-0042", "lokasi: x", '"', "*", "NEAR("]) expect(found(words)).toEqual([]);
    };
    look();
    while (open.store.idle());
    look();
  });

  test("shows those without the right a masked number and nothing that was typed, also where they search", () => {
    const id = startCall(open, { number: "0812-3456-7890" });
    open.execute("calls.tell", aTold(id, { hurt: "Satu luka bakar" }), "call-taker");
    open.execute("calls.classify", { id, class: "real", note: "Pak Slamet lagi" }, "call-taker");
    open.execute("calls.note", { id, text: "Nomor lain 081311112222" }, "call-taker");
    startCall(open, { number: "nomor Pak Slamet" });
    for (const role of ["head", "noc-operator", "administrator"] as const) {
      const page = callsOf(open, {}, role);
      const detail = open.query("calls.detail", { id }, role);
      expect(page.rows.find((row) => row.id === id)).toMatchObject({
        number: "0812-****-7890",
        masked: true,
        class: "real",
      });
      for (const secret of ["3456", "Slamet", "dapur", "Parangtritis", "luka", "1111"]) {
        expect(JSON.stringify([page, detail])).not.toContain(secret);
      }
      for (const search of ["Slamet", "081234567890", "kebakaran"]) {
        expect(callsOf(open, { search }, role)).toMatchObject({ rows: [], total: 0 });
      }
    }
  });
});

describe("a masked number", () => {
  test("is unmasked by those who may, once there is one", () => {
    const id = startCall(open, { number: "0812-3456-7890" });
    const shown = open.query("calls.unmask", { id, reason: "Pelapor minta dihubungi" }, "head");
    expect(shown).toEqual({ number: "0812-3456-7890", raw: "0812-3456-7890" });
    const reason = "x";
    const refused = (number: string) =>
      refusalOf(() => open.query("calls.unmask", { id: startCall(open, { number }), reason }, "head")).code;
    expect([refused("anonymous"), refused("")]).toEqual(["does-not-apply", "does-not-apply"]);
    expect(refusalOf(() => open.query("calls.unmask", { id, reason }, "noc-operator")).code).toBe("missing-permission");
    expect(refusalOf(() => open.query("calls.unmask", { id: "none", reason }, "head")).code).toBe("not-found");
  });

  test("that was unmasked is recorded with its reason, which is sealed", () => {
    const id = startCall(open);
    const subject = `call/${id}`;
    const given = { way: "unmasked", subject, what: "number", reason: "Pelapor minta dihubungi", workstation: "K1" };
    open.store.executeMany([{ name: "access.record", input: given }], { operatorId: open.operators.head, main: true });
    expect(open.query("access.of-subject", { subject }, "head")).toMatchObject([
      { way: "unmasked", operatorName: "Operator head", reason: "Pelapor minta dihubungi" },
    ]);
    const [event] = open.store.database.rawAll<{ payload: string }>(
      "SELECT payload FROM events WHERE type = 'access.unmasked'",
    );
    expect(event?.payload).not.toContain("Pelapor");
  });
});

test("a withheld call shows what the exchange sent of it to whoever takes calls, and to nobody else", () => {
  const id = tellLine(open, { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00", from: "Restricted" });
  expect(open.query("calls.detail", { id }, "call-taker")).toMatchObject({
    raw: "Restricted",
    row: { withheld: true, number: "" },
  });
  expect(open.query("calls.detail", { id }, "head")).toMatchObject({ raw: "", row: { withheld: true, number: "" } });
});

test("a number that was hidden and sent all the same is shown to the call-taker, and looked up by nobody", () => {
  const from = "P-Asserted-Identity: <sip:+6281234567890@ims>; Privacy: id";
  const id = tellLine(open, { call: "a", event: "ring", at: "2026-11-23T08:59:50+07:00", from });
  open.execute("calls.classify", { id, class: "prank", ended: true }, "call-taker");
  classifiedCall(open, "prank");
  expect(open.query("calls.detail", { id }, "call-taker")).toMatchObject({ raw: from, row: { tally: 0, number: "" } });
  expect(open.query("calls.number", { number: "081234567890" }, "call-taker").tally).toBe(1);
  expect(open.query("calls.number", { number: from }, "call-taker")).toMatchObject({ e164: null, tally: 0 });
  expect(found("081234567890")).not.toContain(id);
});

test("a caller who was erased leaves a counted call without a number, a word or a tally", () => {
  const id = classifiedCall(open, "prank");
  open.execute("calls.tell", aTold(id), "call-taker");
  while (open.store.idle());
  expect(found("Slamet")).toEqual([id]);
  open.store.erase(`call/${id}`, "subject-request", { operatorId: open.operators.administrator });
  while (open.store.idle());
  const page = callsOf(open);
  expect(page).toMatchObject({ total: 1, rows: [{ id, class: "prank", ringAt: NOW, number: "", name: "", tally: 0 }] });
  expect(JSON.stringify([page, open.query("calls.detail", { id }, "call-taker")])).not.toMatch(/7890|Slamet|dapur/);
  for (const words of ["Slamet", "081234567890"]) expect(found(words)).toEqual([]);
  const subjects = open.store.database.rawAll("SELECT * FROM view.subjects WHERE stream LIKE 'call/%'");
  expect(subjects).toEqual([]);
});
