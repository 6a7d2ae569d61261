import { afterEach, describe, expect, test } from "vitest";
import { loadCalendar } from "../../main/platform/resources";
import { contract } from "../../shared/ipc/contract";
import { ForeignConsole } from "../helpers/consoles";
import { refusalOf } from "../helpers/refusal";
import {
  aFullRequest,
  aRecording,
  complete,
  driveToHandover,
  handOver,
  RECORDING,
  receive,
  stepInput,
} from "../helpers/requests";
import { aRequest, fixedClock, openTestStore, RESOURCES, type TestStore } from "../helpers/store";

let open: TestStore | null = null;
const store = (options?: Parameters<typeof openTestStore>[0]): TestStore => {
  open = openTestStore(options);
  return open;
};
afterEach(() => {
  open?.close();
  open = null;
});
const at = (iso: string) => Date.parse(`${iso}+07:00`);

describe("receiving a request", () => {
  test("gives it its number, promised date and first step", () => {
    const { execute, query } = store();
    const received = execute("requests.receive", aRequest());
    expect(received.number).toBe("K1-2026-00001");
    const detail = query("requests.detail", { id: received.id });
    expect(detail.row.status).toBe("open");
    expect(detail.applicant?.phone).toBe("+6281234567890");
    // Bantul 52: "2 hari setelah laporan gangguan diterima", Monday 23 November 2026 -> Wednesday 25th, closing time.
    expect(detail.row.deadline.due).toBe(at("2026-11-25T16:00:00"));
    expect(detail.row.deadline.promised).toBe(detail.row.deadline.due);
    expect(detail.row.deadline).toMatchObject({ state: "normal", basis: "working" });
  });

  test("numbers run on without gaps, past a refusal and a restart, and begin again with the year", () => {
    const opened = store();
    const numbers = () => opened.execute("requests.receive", aRequest()).number;
    expect([numbers(), numbers()]).toEqual(["K1-2026-00001", "K1-2026-00002"]);
    const future = aRequest({ letter: { number: "1", date: "2026-11-24" } });
    expect(refusalOf(() => opened.execute("requests.receive", future)).code).toBe("bad-input");
    expect(numbers()).toBe("K1-2026-00003");
    opened.reopen();
    expect(numbers()).toBe("K1-2026-00004");
    // New year in the office's zone, not in UTC.
    opened.clock.set("2026-12-31T23:59:59+07:00");
    expect(numbers()).toBe("K1-2026-00005");
    opened.clock.set("2027-01-01T00:00:00+07:00");
    expect(numbers()).toBe("K1-2027-00001");
    expect(numbers()).toBe("K1-2027-00002");
  });

  test("a letter from tomorrow, a limit that is none of the service's, an unanswered requirement: by field", () => {
    const { execute } = store();
    const fields = (changes: Parameters<typeof aRequest>[0]) =>
      refusalOf(() => execute("requests.receive", aRequest(changes))).fields;
    expect(fields({ letter: { number: "7", date: "2026-11-24" } })).toEqual({ "letter.date": "date-future" });
    expect(fields({ limit: null })).toEqual({ limit: "limit-choice" });
    expect(fields({ limit: 4 })).toEqual({ limit: "limit-choice" });
    expect(fields({ requirements: [] })).toEqual({ requirements: "requirements-answer" });
    expect(fields({ requirements: [{ index: 1, state: "complete", note: "" }] })).toEqual({
      requirements: "requirements-answer",
    });
    expect(fields({ receivedAt: at("2026-11-23T09:02:00") })).toEqual({ receivedAt: "time-future" });
    expect(fields({ assignTo: "nobody" })).toEqual({ assignTo: "operator-unknown" });
    expect(execute("requests.receive", aRequest({ letter: { number: "7", date: "2026-11-23" } })).number).toBe(
      "K1-2026-00001",
    );
  });

  test.each([
    [{ nik: "3402083102850001" }, "applicant.nik", "nik-date"],
    [{ nik: "3402081708850000" }, "applicant.nik", "nik-serial"],
    [{ nik: "34020817" }, "applicant.nik", "nik-length"],
    [{ phone: "0812" }, "applicant.phone", "phone"],
    [{ name: "   " }, "applicant.name", "required"],
    [{ email: "bukan surel" }, "applicant.email", "email"],
  ])("%j is refused before it reaches the store", (change, path, message) => {
    const applicant = { ...aRequest().applicant, ...change };
    const { error } = contract["requests.receive"].input.safeParse(aRequest({ applicant }));
    expect(error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[path, message]]);
  });

  test("a receipt may be entered late: the promise runs from when it came", () => {
    const { execute, query } = store();
    const receivedAt = at("2026-11-20T10:00:00");
    const { id } = execute("requests.receive", aRequest({ receivedAt }));
    // Friday 20 November -> Tuesday 24th.
    expect(query("requests.detail", { id }).row.deadline.promised).toBe(at("2026-11-24T16:00:00"));
    expect(query("requests.detail", { id }).recordedAt).toBe(at("2026-11-23T09:00:00"));
  });
});

describe("an incomplete file", () => {
  const missing = aRequest({ requirements: [{ index: 0, state: "missing", note: "menyusul" }] });

  test("is saved and waits; the due time moves by the wait and the promise stays", () => {
    const { execute, query, clock } = store();
    const id = execute("requests.receive", missing).id;
    const waiting = query("requests.detail", { id });
    expect(waiting.row).toMatchObject({ status: "waiting", deadline: { state: "paused" } });
    expect(waiting.pauses).toMatchObject([{ from: at("2026-11-23T09:00:00"), to: null, ground: "requirements" }]);
    expect(waiting.pauses[0]?.message).toContain("Surat permohonan perbaikan");
    clock.set("2026-11-24T09:00:00+07:00");
    const complete = [{ index: 0, state: "complete" as const, note: "" }];
    execute("requests.check-requirements", { id, version: waiting.version, requirements: complete });
    const resumed = query("requests.detail", { id });
    expect(resumed.row.status).toBe("open");
    // One whole working day of wait: Wednesday 25th -> Thursday 26th.
    expect(resumed.row.deadline.due).toBe(at("2026-11-26T16:00:00"));
    expect(resumed.row.deadline.promised).toBe(at("2026-11-25T16:00:00"));
  });

  test("that is found later makes the request wait, too", () => {
    const { execute, query } = store();
    const id = execute("requests.receive", aRequest()).id;
    const none = [{ index: 0, state: "missing" as const, note: "" }];
    execute("requests.check-requirements", { id, version: 1, requirements: none });
    expect(query("requests.detail", { id }).row.status).toBe("waiting");
    expect(
      refusalOf(() => execute("requests.check-requirements", { id, version: 3, requirements: [] })).fields,
    ).toEqual({ requirements: "requirements-answer" });
  });
});

describe("waiting for the applicant", () => {
  test("stops the clock until the answer", () => {
    const { execute, query, clock } = store();
    const id = receive({ execute } as TestStore);
    clock.set("2026-11-23T10:00:00+07:00");
    const { version } = execute("requests.wait", { id, version: 1, message: "Nomor pelanggan berapa?" });
    expect(refusalOf(() => execute("requests.wait", { id, version, message: "lagi" })).code).toBe("does-not-apply");
    clock.set("2026-11-25T10:00:00+07:00");
    expect(query("requests.detail", { id }).row.deadline.state).toBe("paused");
    execute("requests.resume", { id, version, note: "" });
    const { row } = query("requests.detail", { id });
    // Two working days of wait.
    expect(row).toMatchObject({ status: "open", deadline: { due: at("2026-11-27T16:30:00"), state: "normal" } });
    expect(refusalOf(() => execute("requests.resume", { id, version: 3, note: "" })).code).toBe("does-not-apply");
  });
});

describe("acting on a request", () => {
  test("with an old version is refused, and says which", () => {
    const { execute, query } = store();
    const opened = { execute, query } as TestStore;
    const id = receive(opened);
    const { input } = stepInput(opened, id);
    execute("requests.add-note", { id, note: "dari meja lain" });
    expect(refusalOf(() => execute("requests.complete-step", input, "section-head"))).toMatchObject({
      code: "stale",
      params: { number: "K1-2026-00001", seen: 1, now: 2 },
    });
    expect(query("requests.timeline", { id }).map(({ type }) => type)).toEqual([
      "request.received",
      "request.note-added",
    ]);
  });

  test("that is not there says so", () => {
    const { execute, query } = store();
    expect(refusalOf(() => execute("requests.add-note", { id: "none", note: "x" })).code).toBe("not-found");
    expect(refusalOf(() => query("requests.detail", { id: "none" })).code).toBe("not-found");
    expect(refusalOf(() => execute("requests.receive", aRequest({ serviceId: "none" }))).code).toBe("not-found");
  });

  test("by another step or outcome than the current one's is refused", () => {
    const opened = store();
    const id = receive(opened);
    const { input, role } = stepInput(opened, id);
    const attempt = (changes: Partial<typeof input>) =>
      refusalOf(() => opened.execute("requests.complete-step", { ...input, ...changes }, role)).code;
    expect(attempt({ step: "repair" })).toBe("does-not-apply");
    expect(attempt({ outcome: "repaired" })).toBe("does-not-apply");
    expect(refusalOf(() => handOver(opened, id)).code).toBe("does-not-apply");
  });

  test("needs a reason, a taker, an option where the service says so", () => {
    const opened = store();
    const id = receive(opened);
    complete(opened, id);
    const repair = stepInput(opened, id, "cannot-be-met", { note: "" });
    expect(refusalOf(() => opened.execute("requests.complete-step", repair.input, repair.role)).fields).toEqual({
      note: "required",
    });
    complete(opened, id, "cannot-be-met");
    // The document names nobody for the study: whoever completes it says who took it.
    const study = stepInput(opened, id, "can-be-met", { takenBy: null });
    expect(refusalOf(() => opened.execute("requests.complete-step", study.input, study.role)).fields).toEqual({
      takenBy: "taker-choice",
    });
    const stranger = { ...study.input, takenBy: { role: null, operator: "nobody", name: "" } };
    expect(refusalOf(() => opened.execute("requests.complete-step", stranger, study.role)).fields).toEqual({
      takenBy: "operator-unknown",
    });
    const outsider = { ...study.input, takenBy: { role: null, operator: null, name: "Teknisi vendor" } };
    opened.execute("requests.complete-step", outsider, study.role);
    const { steps } = opened.query("requests.detail", { id });
    expect(steps.find((step) => step.id === "restudy")?.records[0]?.takenBy).toBe("Teknisi vendor");
  });

  test("needs one of the channels where a step has them (Pasuruan)", () => {
    const opened = store({ office: "pasuruan" });
    const services = opened.query("catalog.list", {}).filter((service) => service.runnable);
    const found = services
      .map(({ id }) => opened.query("catalog.service", { id, hash: null }).service)
      .find((service) => service.steps[0]?.options.length);
    if (!found) throw new Error("no service begins with a choice of channels");
    const id = receive(opened, aFullRequest(opened, found.entry.id));
    const { input, role } = stepInput(opened, id, undefined, { option: null });
    expect(refusalOf(() => opened.execute("requests.complete-step", input, role)).fields).toEqual({
      option: "option-choice",
    });
    complete(opened, id);
    const [step] = opened.query("requests.detail", { id }).steps;
    expect(step?.records[0]?.optionLabel).toBe(step?.options[0]?.label);
  });

  test("an approval and a branch are never skipped", () => {
    const opened = store();
    const id = receive(opened, aRecording());
    for (let step = 0; step < 3; step++) complete(opened, id);
    const skip = () => {
      const { version, current } = opened.query("requests.detail", { id });
      const input = { id, version, step: current ?? "", reason: "buru-buru" };
      return refusalOf(() => opened.execute("requests.skip-step", input, "team-lead")).code;
    };
    expect(opened.query("requests.detail", { id }).current).toBe("check-recording");
    expect(skip()).toBe("does-not-apply");
    complete(opened, id, "available");
    expect(opened.query("requests.detail", { id }).current).toBe("lead-approval");
    expect(skip()).toBe("does-not-apply");
  });
});

describe("a request's whole way", () => {
  test("network repair from intake to handover", () => {
    const opened = store();
    const id = receive(opened);
    opened.clock.set("2026-11-24T15:00:00+07:00");
    driveToHandover(opened, id);
    const detail = opened.query("requests.detail", { id });
    expect(detail.row).toMatchObject({ status: "handed-over", deadline: { state: "met" }, stepTitle: null });
    expect(detail.closed).toMatchObject({ receivedBy: "Budi", product: "Pengembangan jaringan", form: "work" });
    expect(detail.may).toMatchObject({ act: false, handOver: false, note: true });
  });

  test("a CCTV recording from intake to handover, late", () => {
    const opened = store();
    const id = receive(opened, aRecording());
    opened.clock.set("2026-12-03T09:00:00+07:00");
    // Seven working days after Monday 23 November.
    expect(opened.query("requests.detail", { id }).row.deadline).toMatchObject({
      due: at("2026-12-02T16:00:00"),
      state: "late",
    });
    driveToHandover(opened, id);
    expect(opened.query("requests.detail", { id }).row).toMatchObject({
      status: "handed-over",
      deadline: { state: "missed" },
    });
    expect(opened.query("requests.timeline", { id })).toHaveLength(9);
  });

  test("refused at an approval, with the reason that the applicant is told", () => {
    const opened = store();
    const id = receive(opened, aRecording());
    for (const outcome of ["completed", "completed", "completed", "available", "approved", "refused"]) {
      complete(opened, id, outcome);
    }
    const detail = opened.query("requests.detail", { id });
    expect(detail.row).toMatchObject({ status: "refused", deadline: { state: "met" } });
    expect(detail.closed?.text).toBe("Alasan yang jelas");
    expect(detail.steps.map(({ id: step, state }) => [step, state])).toContainEqual(["head-approval", "not-taken"]);
  });

  test("refused by whoever has it, and then only noted on", () => {
    const opened = store();
    const id = receive(opened);
    const reason = "Bukan jaringan kabupaten";
    opened.execute("requests.refuse", { id, version: 1, step: "assign", reason }, "section-head");
    expect(opened.query("requests.detail", { id }).closed?.text).toBe(reason);
    expect(refusalOf(() => opened.execute("requests.wait", { id, version: 2, message: "?" })).code).toBe(
      "does-not-apply",
    );
    opened.execute("requests.add-note", { id, note: "Pemohon menelepon lagi" });
    expect(opened.query("requests.detail", { id })).toMatchObject({ version: 3, row: { status: "refused" } });
  });

  test("sent back and studied, and ended unfulfilled", () => {
    const opened = store();
    const id = receive(opened);
    for (const outcome of ["completed", "cannot-be-met", "can-be-met"]) complete(opened, id, outcome);
    expect(opened.query("requests.detail", { id }).current).toBe("repair");
    for (const outcome of ["cannot-be-met", "cannot-be-met"]) complete(opened, id, outcome);
    expect(opened.query("requests.detail", { id }).row.status).toBe("unfulfilled");
  });

  test("given to an operator, and taken back", () => {
    const opened = store();
    const operator = opened.operators["noc-operator"];
    const id = receive(opened, aRequest({ assignTo: operator }));
    expect(opened.query("requests.detail", { id })).toMatchObject({ assigned: operator, version: 2 });
    opened.execute("requests.assign", { id, version: 2, operator: null });
    expect(opened.query("requests.detail", { id }).row.assignedName).toBeNull();
    opened.execute("operators.deactivate", { id: operator }, "administrator");
    expect(refusalOf(() => opened.execute("requests.assign", { id, version: 3, operator })).fields).toEqual({
      operator: "operator-unknown",
    });
  });
});

test("a request keeps the entry and the date it was promised when the catalog changes", () => {
  const opened = store();
  const id = receive(opened, aRecording());
  const before = opened.query("requests.detail", { id });
  const { service } = opened.query("catalog.service", { id: RECORDING, hash: null });
  const [limit] = service.entry.time_limits;
  if (!limit) throw new Error("no limit");
  const entry = { ...service.entry, time_limits: [{ ...limit, max_iso: "P1D", text: "1 hari" }] };
  const changed = { ...service, entry, steps: service.steps.slice(0, 1) };
  opened.store.execute("setup.publish-catalog", { services: [changed] }, { operatorId: null, main: true });
  const after = opened.query("requests.detail", { id });
  expect(after).toEqual({ ...before, serviceChanged: true });
  driveToHandover(opened, id);
  expect(opened.query("requests.timeline", { id })).toHaveLength(9);
  const fresh = receive(opened, aRecording());
  expect(opened.query("requests.detail", { id: fresh }).row.deadline.promised).toBe(at("2026-11-24T16:00:00"));
  expect(opened.query("requests.detail", { id: fresh }).steps).toHaveLength(1);
});

test("a decree that moves a holiday moves open due times; the promise and what is closed stay", () => {
  const opened = store();
  const running = receive(opened, aRecording());
  const closed = receive(opened, aRecording());
  driveToHandover(opened, closed);
  const due = (id: string) => opened.query("requests.detail", { id }).row.deadline;
  const promised = at("2026-12-02T16:00:00");
  expect(due(running)).toMatchObject({ due: promised, promised });
  const year = opened.store.referenceData.calendarState.years["2026"];
  if (!year) throw new Error("no calendar");
  const jointLeave = { ...year.jointLeave, "2026-11-30": "Cuti bersama tambahan" };
  const decree = new ForeignConsole("K2.test", fixedClock("2026-11-23T09:01:00+07:00")).write(
    "calendar/bantul",
    "calendar.year-set",
    {
      year: { ...year, jointLeave },
    },
  );
  expect(opened.store.ingest([decree])).toMatchObject({ accepted: 1, refused: [] });
  expect(due(running)).toMatchObject({ due: at("2026-12-03T16:00:00"), promised });
  expect(due(closed)).toMatchObject({ due: promised, promised });
});

test("a year that the calendar gets later gives open requests their due time", () => {
  const opened = store({ years: [2025] });
  const id = receive(opened, aRecording());
  expect(opened.query("requests.detail", { id }).row.deadline).toMatchObject({
    state: "unknown-year",
    unknownYear: 2026,
  });
  const main = { operatorId: null, main: true };
  opened.store.execute(
    "setup.publish-calendar",
    { office: "bantul", ...loadCalendar(RESOURCES, "bantul"), brought: {} },
    main,
  );
  expect(opened.query("requests.detail", { id }).row.deadline).toMatchObject({
    state: "normal",
    due: at("2026-12-02T16:00:00"),
    promised: null,
  });
});

test("says what changed, after it is committed", () => {
  const opened = store();
  const id = receive(opened);
  expect(opened.changed).toEqual([`requests/${id}`]);
  const { head } = opened.operators;
  opened.execute("operators.set-roles", { id: head, roles: ["head"] }, "administrator");
  expect(opened.changed.slice(1).sort()).toEqual([`operators/${head}`, "session"]);
  expect(refusalOf(() => opened.execute("requests.add-note", { id: "none", note: "x" })).code).toBe("not-found");
  expect(opened.changed).toHaveLength(3);
});
