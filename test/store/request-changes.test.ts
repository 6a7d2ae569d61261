import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "../helpers/refusal";
import { aFullRequest, complete, driveToHandover, RECORDING, receive, stepInput } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";
import { viewRows } from "../helpers/view";

const PUBLIC_INFORMATION = "bantul-38-permohonan-informasi-publik";
const AT = (iso: string) => Date.parse(iso);

let test$: TestStore;
beforeEach(() => {
  test$ = openTestStore();
});
afterEach(() => test$.close());

const detail = (id: string) => test$.query("requests.detail", { id });
const seen = (id: string) => ({ id, version: detail(id).version });

const fullRequest = (serviceId: string, changes: Parameters<typeof aRequest>[0] = {}) =>
  aFullRequest(test$, serviceId, changes);

describe("an extension of public information (10 + 7 working days, UU 14/2008 article 22)", () => {
  const extension = (id: string, changes: object = {}) => ({
    ...seen(id),
    limit: detail(id).extensionsLeft[0]?.limit ?? 1,
    ground: "not-held" as const,
    reason: "Data masih dikumpulkan dari kapanewon",
    noticeNumber: "B/500/00012/DISKOMINFO/2026",
    noticeDate: "2026-03-20",
    ...changes,
  });
  const received = () => {
    test$.clock.set("2026-03-13T09:00:00+07:00");
    const id = receive(test$, fullRequest(PUBLIC_INFORMATION));
    test$.clock.set("2026-03-20T10:00:00+07:00");
    return id;
  };

  test("moves the due time from 6 April to 15 April and leaves the promised one visible", () => {
    const id = received();
    expect(detail(id).row.deadline.due).toBe(AT("2026-04-06T16:00:00+07:00"));
    expect(detail(id).extensionsLeft).toMatchObject([{ dueAfter: AT("2026-04-15T16:00:00+07:00") }]);
    test$.execute("requests.extend", extension(id));
    const { row, extensions, extensionsLeft, may } = detail(id);
    expect(row.deadline.due).toBe(AT("2026-04-15T16:00:00+07:00"));
    expect(row.deadline.promised).toBe(AT("2026-04-06T16:00:00+07:00"));
    expect(extensions).toMatchObject([{ ground: "not-held", noticeDate: "2026-03-20" }]);
    expect(extensionsLeft).toEqual([]);
    expect(may.extend).toBe(false);
    const why = test$.query("deadlines.explain-request", { id });
    expect(why.days.at(-1)?.date).toBe("2026-04-15");
  });

  test("is granted once", () => {
    const id = received();
    const input = extension(id);
    test$.execute("requests.extend", input);
    expect(refusalOf(() => test$.execute("requests.extend", { ...input, ...seen(id) })).code).toBe("already-extended");
  });

  test("needs a notice dated before the limit ran out, not in the future and not before the receipt", () => {
    const id = received();
    test$.clock.set("2026-04-08T10:00:00+07:00");
    expect(refusalOf(() => test$.execute("requests.extend", extension(id, { noticeDate: "2026-04-07" }))).code).toBe(
      "extension-late",
    );
    for (const [noticeDate, problem] of [
      ["2026-04-09", "date-future"],
      ["2026-03-12", "date-before-receipt"],
    ] as const) {
      const { fields } = refusalOf(() => test$.execute("requests.extend", extension(id, { noticeDate })));
      expect(fields).toEqual({ noticeDate: problem });
    }
    // Entered late, but the notice itself went out in time.
    test$.execute("requests.extend", extension(id, { noticeDate: "2026-04-06" }));
    expect(detail(id).row.deadline.state).not.toBe("late");
  });

  test("is not there where the standard gives none", () => {
    const id = receive(test$);
    expect(detail(id).extensionsLeft).toEqual([]);
    expect(refusalOf(() => test$.execute("requests.extend", extension(id, { noticeDate: "2026-11-23" }))).code).toBe(
      "does-not-apply",
    );
  });
});

describe("an agreed date", () => {
  const TENTATIVE = "bantul-58-permohonan-pembuatan-aplikasi-pada-pemerintah-kabupaten";

  test("is the due time where the standard gives none; the first one told stays the promised one", () => {
    const id = receive(test$, fullRequest(TENTATIVE));
    expect(detail(id).row.deadline.state).toBe("none");
    const first = AT("2026-12-18T15:00:00+07:00");
    const second = AT("2027-01-15T15:00:00+07:00");
    test$.execute("requests.agree-due", { ...seen(id), due: first, note: "Disepakati lewat telepon" });
    expect(detail(id).row.deadline).toMatchObject({ due: first, promised: first, state: "normal" });
    test$.execute("requests.agree-due", { ...seen(id), due: second, note: "" });
    expect(detail(id).row.deadline).toMatchObject({ due: second, promised: first });
    expect(test$.query("deadlines.explain-request", { id }).days.at(-1)?.note).toContain("disepakati");
    test$.clock.set("2027-01-18T09:00:00+07:00");
    expect(detail(id).row.deadline.state).toBe("late");
  });

  test("is refused where the standard has a limit, and in the past", () => {
    const id = receive(test$);
    const due = AT("2026-12-18T15:00:00+07:00");
    expect(refusalOf(() => test$.execute("requests.agree-due", { ...seen(id), due, note: "" })).code).toBe(
      "does-not-apply",
    );
    const other = receive(test$, fullRequest(TENTATIVE));
    const past = { ...seen(other), due: AT("2026-11-20T09:00:00+07:00"), note: "" };
    expect(refusalOf(() => test$.execute("requests.agree-due", past)).fields).toEqual({ due: "time-past" });
  });
});

describe("reopening", () => {
  test("takes a handed-over request up again with a limit that begins anew; the first end stays in the record", () => {
    const id = receive(test$);
    driveToHandover(test$, id);
    const closed = detail(id);
    expect(closed.closed?.survey).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    test$.clock.set("2026-12-01T09:00:00+07:00");
    const step = closed.steps[0]?.id ?? "";
    test$.execute("requests.reopen", { ...seen(id), step, reason: "Internet mati lagi" });
    const again = detail(id);
    expect(again.row.status).toBe("open");
    expect(again.current).toBe(step);
    expect(again.closed).toBeNull();
    expect(again.pastEnds).toMatchObject([{ status: "handed-over" }]);
    expect(again.row.deadline.state).toBe("normal");
    expect(again.clockStartedAt).toBe(AT("2026-12-01T09:00:00+07:00"));
    expect(again.row.deadline.promised).toBe(again.row.deadline.due);
    driveToHandover(test$, id);
    expect(detail(id).row.status).toBe("handed-over");
  });

  test("is refused for an open request and for a step that the service does not have", () => {
    const id = receive(test$);
    const first = detail(id).steps[0]?.id ?? "";
    expect(refusalOf(() => test$.execute("requests.reopen", { ...seen(id), step: first, reason: "x" })).code).toBe(
      "does-not-apply",
    );
    driveToHandover(test$, id);
    const wrong = { ...seen(id), step: "tidak-ada", reason: "x" };
    expect(refusalOf(() => test$.execute("requests.reopen", wrong)).fields).toEqual({ step: "step-choice" });
  });
});

describe("merging duplicates", () => {
  test("closes the duplicate, shows it at the other, and can be undone with the clock that it had", () => {
    const first = receive(test$);
    const second = receive(test$);
    complete(test$, second);
    const before = detail(second);
    test$.execute("requests.merge", { ...seen(second), into: first, reason: "Pelapor yang sama" });
    expect(detail(second).row.status).toBe("merged");
    expect(detail(second).mergedInto).toMatchObject({ id: first });
    expect(detail(first).duplicates).toMatchObject([{ id: second }]);
    test$.clock.advance(3_600_000);
    test$.execute("requests.unmerge", { ...seen(second), reason: "Ternyata gedung lain" });
    const after = detail(second);
    expect(after.row.status).toBe("open");
    expect(after.current).toBe(before.current);
    expect(after.row.deadline.due).toBe(before.row.deadline.due);
    expect(detail(first).duplicates).toEqual([]);
    expect(after.conflicts).toEqual([]);
  });

  test("refuses itself, a closed one, and what is merged already", () => {
    const first = receive(test$);
    const second = receive(test$);
    const into = (id: string, target: string) =>
      refusalOf(() => test$.execute("requests.merge", { ...seen(id), into: target, reason: "" }));
    expect(into(first, first).fields).toEqual({ into: "merge-itself" });
    test$.execute("requests.merge", { ...seen(second), into: first, reason: "" });
    expect(into(first, second).fields).toEqual({ into: "merge-closed" });
    expect(into(second, first).code).toBe("does-not-apply");
  });
});

describe("similar requests", () => {
  const typed = (changes: object = {}) => ({
    serviceId: "bantul-52-permohonan-perbaikan-jaringan",
    applicant: { name: "", agency: "", phone: "", nik: "" },
    letterNumber: "",
    except: null,
    ...changes,
  });

  test("are those with the same letter, and open ones of the same applicant and service", () => {
    const byLetter = receive(
      test$,
      aRequest({
        serviceId: RECORDING,
        channel: "letter",
        letter: { number: "B/005/123/2026", date: "2026-11-20" },
        requirements: [],
        applicant: { kind: "agency", name: "Orang Lain", agency: "", phone: "", email: "", nik: "", address: "" },
        fields: fullRequest(RECORDING).fields,
      }),
    );
    const byPhone = receive(test$);
    const ended = receive(test$);
    driveToHandover(test$, ended);
    expect(test$.query("requests.similar", typed({ letterNumber: " b / 005 - 123 / 2026 " }))).toMatchObject([
      { id: byLetter, why: ["same-letter"] },
    ]);
    const phone = { name: "", agency: "", phone: "+62 812 3456 7890", nik: "" };
    expect(test$.query("requests.similar", typed({ applicant: phone }))).toMatchObject([
      { id: byPhone, why: ["same-applicant"] },
    ]);
    const name = { name: "SRI  WAHYUNI", agency: "kapanewon sewon", phone: "", nik: "" };
    expect(test$.query("requests.similar", typed({ applicant: name })).map(({ id }) => id)).toEqual([byPhone]);
    expect(test$.query("requests.similar", typed({ applicant: { ...name, agency: "lain" } }))).toEqual([]);
    expect(test$.query("requests.similar", typed())).toEqual([]);
    expect(test$.query("requests.similar", typed({ applicant: phone }), "call-taker")).toEqual([]);
  });
});

test("what is looked up while somebody types or books is found by an index, however many requests there are", () => {
  const plan = (statement: string, ...values: (string | number)[]) =>
    test$.store.database
      .rawAll<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values)
      .map((line) => line.detail)
      .join("; ");
  const letter = "SELECT * FROM view.requests WHERE letter_key = ? AND letter_key <> ? ORDER BY row DESC LIMIT 10";
  expect(plan(letter, "0455", "")).toBe("SEARCH view.requests USING INDEX requests_letter_key (letter_key=?)");
  const taken = "SELECT * FROM view.bookings WHERE resource = ? AND active = ? AND from_at < ? AND to_at > ?";
  expect(plan(taken, "ruang", 1, 9, 5)).toBe("SEARCH view.bookings USING INDEX bookings_end (to_at>?)");
});

describe("corrections", () => {
  test("put right what was typed, are found by search, and refuse what cannot be", () => {
    const id = receive(test$);
    const correct = (values: object) =>
      test$.execute("requests.correct", { ...seen(id), values, reason: "Salah ketik nama" });
    correct({ applicantName: "Sri Wahyuningsih", phone: "0813 1111 2222" });
    expect(detail(id).applicant).toMatchObject({ name: "Sri Wahyuningsih", phone: "+6281311112222" });
    expect(detail(id).row.applicant).toBe("Sri Wahyuningsih");
    test$.store.idle();
    const found = test$.query("requests.page", {
      view: "all",
      search: "wahyuningsih",
      sort: "received",
      descending: true,
      after: null,
      limit: 10,
      filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
    });
    expect(found.rows.map((row) => row.id)).toEqual([id]);
    expect(refusalOf(() => correct({ applicantName: "" })).fields).toEqual({ "values.applicantName": "required" });
    expect(refusalOf(() => correct({ nik: "123" })).fields).toEqual({ "values.nik": "nik-length" });
    expect(refusalOf(() => correct({ agency: "Kapanewon Sewon" })).fields).toEqual({ values: "nothing-changed" });
  });

  test("stay in the queue and in the search when the rows are written again from the log", () => {
    const id = receive(test$);
    const values = { applicantName: "Sri Wahyuningsih", letterNumber: "B/045/2026" };
    test$.execute("requests.correct", { ...seen(id), values, reason: "Salah ketik nama" });
    const before = viewRows(test$);
    test$.shut();
    for (const side of ["", "-wal", "-shm"]) rmSync(`${test$.paths.view}${side}`, { force: true });
    test$.reopen();
    expect(viewRows(test$)).toEqual(before);
    expect(detail(id).row.applicant).toBe("Sri Wahyuningsih");
  });
});

describe("the service's own fields", () => {
  test("are filled in later; only then is an incomplete file complete and the clock goes on", () => {
    const full = fullRequest(PUBLIC_INFORMATION);
    const missing = full.requirements.map((item) => ({ ...item, state: "missing" as const }));
    const id = receive(test$, { ...full, requirements: missing, fields: {} });
    test$.execute("requests.check-requirements", { ...seen(id), requirements: full.requirements });
    expect(detail(id).row.status).toBe("waiting");
    expect(refusalOf(() => test$.execute("requests.record-fields", { ...seen(id), fields: {} })).code).toBe(
      "bad-input",
    );
    test$.execute("requests.record-fields", { ...seen(id), fields: full.fields });
    expect(detail(id).row.status).toBe("open");
    const shown = detail(id).fields.filter(({ value }) => value !== null);
    expect(Object.fromEntries(shown.map(({ field, value }) => [field.id, value]))).toEqual(full.fields);
    expect(detail(id).conflicts).toEqual([]);
  });
});

describe("a fee (Klaten 11: two broadcasts at Rp 20.000)", () => {
  test("must be paid or waived with the reason before the product is handed over", () => {
    test$.close();
    test$ = openTestStore({ office: "klaten" });
    const id = receive(test$, fullRequest("klaten-11-surat-kehilangan-stnk"));
    expect(detail(id)).toMatchObject({ feeOwed: 40_000, feePaid: null });
    expect(refusalOf(() => driveToHandover(test$, id))).toMatchObject({ code: "fee-owed", params: { amount: 40_000 } });
    const fee = { amount: 40_000, method: "cash", receipt: "KW-001", note: "" } as const;
    const record = (changes: object) => test$.execute("requests.record-fee", { ...seen(id), ...fee, ...changes });
    expect(refusalOf(() => record({ amount: 20_000 })).fields).toEqual({ note: "fee-differs" });
    expect(refusalOf(() => record({ method: "waived" })).fields).toEqual({
      amount: "fee-waived-amount",
      note: "required",
    });
    record({});
    expect(detail(id)).toMatchObject({ feeOwed: 0, feePaid: { amount: 40_000, method: "cash", receipt: "KW-001" } });
    driveToHandover(test$, id);
    expect(detail(id).row.status).toBe("handed-over");
  });

  test("is not taken where the standard is free of charge", () => {
    const id = receive(test$);
    const fee = { ...seen(id), amount: 10_000, method: "cash", receipt: "", note: "" } as const;
    expect(refusalOf(() => test$.execute("requests.record-fee", fee)).code).toBe("does-not-apply");
  });
});

describe("the same form sent twice", () => {
  test("is received once, also after a restart", () => {
    const form = aRequest({ id: "0192f0c0-0000-7000-8000-000000000001" });
    const first = test$.execute("requests.receive", form);
    expect(test$.execute("requests.receive", form)).toEqual(first);
    test$.reopen();
    expect(test$.execute("requests.receive", form)).toEqual(first);
    expect(test$.query("requests.counts", {}).all).toBe(1);
  });

  test("adds a note once; a step is refused the second time", () => {
    const id = receive(test$);
    const note = { id, key: "0192f0c0-0000-7000-8000-000000000002", note: "Sudah ditelepon" };
    test$.execute("requests.add-note", note);
    test$.execute("requests.add-note", note);
    test$.execute("requests.add-note", { ...note, key: null });
    expect(test$.query("requests.timeline", { id }).filter(({ type }) => type === "request.note-added")).toHaveLength(
      2,
    );
    const { input, role } = stepInput(test$, id);
    test$.execute("requests.complete-step", input, role);
    expect(refusalOf(() => test$.execute("requests.complete-step", input, role)).code).toBe("stale");
  });
});

describe("the agenda of incoming letters", () => {
  test("numbers letters of a year without gaps, each workstation under its own name, and nothing else", () => {
    const letter = aRequest({ channel: "letter", letter: { number: "B/1", date: "2026-11-20" } });
    const first = receive(test$, letter);
    const phone = receive(test$);
    const second = receive(test$, letter);
    expect(detail(first).agenda).toBe("K1/00001/2026");
    expect(detail(phone).agenda).toBeNull();
    expect(detail(second).agenda).toBe("K1/00002/2026");
    test$.reopen();
    expect(detail(receive(test$, letter)).agenda).toBe("K1/00003/2026");
  });
});

describe("steps with a time of their own", () => {
  test("show how long they may take and how long they took, without waits (Polewali Mandar 15)", () => {
    test$.close();
    test$ = openTestStore({ office: "polewali-mandar" });
    test$.clock.set("2026-11-23T09:00:00+08:00");
    const id = receive(test$, fullRequest("polewali-mandar-15-pemeliharaan-jaringan-tik"));
    test$.clock.advance(4 * 60_000);
    test$.execute("requests.wait", { ...seen(id), message: "Menunggu surat" });
    test$.clock.advance(30 * 60_000);
    test$.execute("requests.resume", { ...seen(id), note: "" });
    test$.clock.advance(2 * 60_000);
    const step = detail(id).steps[0];
    expect(step).toMatchObject({ quotaMs: 10 * 60_000, usedMs: 6 * 60_000 });
  });
});
