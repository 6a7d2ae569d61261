import { afterEach, describe, expect, test } from "vitest";
import type { Role } from "../../shared/domain/operators/roles";
import { REGISTER_COLUMNS, type RegisterList } from "../../shared/domain/registers/columns";
import type { CallInput } from "../../shared/ipc/contract";
import type { RegisterCell, RegisterRow } from "../../shared/ipc/registers";
import { refusalOf } from "../helpers/refusal";
import { complete } from "../helpers/requests";
import { aRequest, fixedClock, openTestStore, type TestStore } from "../helpers/store";

let opened: TestStore | null = null;
afterEach(() => {
  opened?.close();
  opened = null;
});

const PPID = "bantul-38-permohonan-informasi-publik";
const COMPLAINT = "bantul-30-pengelolaan-aduan-masyarakat";

const LONG = `Milik pihak ketiga. ${"Alasan yang panjang. ".repeat(50)}`.trim();

function open(office: "bantul" | "klaten" = "bantul"): TestStore {
  opened = openTestStore({ office, clock: fixedClock("2026-11-23T09:00:00+07:00") });
  return opened;
}

function answersTo(store: TestStore, serviceId: string) {
  const { service } = store.query("catalog.service", { id: serviceId, hash: null });
  return service.entry.requirements.map((_text, index) => ({ index, state: "complete" as const, note: "" }));
}

function receivePpid(store: TestStore, changes: Partial<CallInput<"requests.receive">> = {}) {
  return store.execute(
    "requests.receive",
    aRequest({
      serviceId: PPID,
      requirements: answersTo(store, PPID),
      applicant: { ...aRequest().applicant, kind: "person", name: "Budi Santoso", agency: "", address: "Sewon" },
      subject: "Anggaran jalan 2025",
      fields: {
        information: "Rincian anggaran jalan 2025",
        purpose: "Penelitian",
        occupation: "Mahasiswa",
        "request-kind": "copy",
      },
      ...changes,
    }),
  );
}

function receiveComplaint(store: TestStore, fields: CallInput<"requests.receive">["fields"] = {}) {
  return store.execute(
    "requests.receive",
    aRequest({
      serviceId: COMPLAINT,
      channel: "app",
      requirements: answersTo(store, COMPLAINT),
      subject: "Lampu jalan mati",
      details: "Sudah dua minggu gelap",
      fields: { "event-date": "2026-11-20", "event-place": "Jalan Parangtritis", ...fields },
    }),
  );
}

function fill(
  store: TestStore,
  id: string,
  sheet: string,
  values: CallInput<"requests.fill-sheet">["values"],
  { entry = null, role = "service-desk" }: { entry?: string | null; role?: Role } = {},
) {
  const { version } = store.query("requests.detail", { id });
  return store.execute("requests.fill-sheet", { id, version, sheet, entry, values }, role);
}

const OBJECTION = { "received-on": "2026-11-23", grounds: ["a"], "filed-by": "applicant" };

function list(store: TestStore, which: RegisterList, changes: Partial<CallInput<"registers.list">> = {}, role?: Role) {
  return store.query(
    "registers.list",
    { list: which, from: null, to: null, search: "", after: null, limit: 50, ...changes },
    role,
  );
}

function cell(which: RegisterList, row: RegisterRow | undefined, id: string): RegisterCell | undefined {
  return row?.cells[REGISTER_COLUMNS[which].findIndex((column) => column.id === id)];
}

describe("filling a sheet", () => {
  test("codes lie open in the event, what was typed is sealed; a later filling replaces the first", () => {
    const store = open();
    const { id } = receivePpid(store, { fields: { information: LONG, purpose: "Penelitian" } });
    expect(store.query("requests.detail", { id }).fields[0]?.value).toBe(LONG);
    const values = { controlled: true, documented: true, decision: "refused", "refusal-reason": LONG };
    fill(store, id, "ppid-decision", values);
    fill(store, id, "ppid-decision", { ...values, "notified-on": "2026-11-24" });
    const file = store.query("registers.request", { id });
    expect(file.fillings.map((filling) => [filling.entry, filling.inForce])).toEqual([
      ["ppid-decision", false],
      ["ppid-decision", true],
    ]);
    expect(file.fillings[1]?.values).toMatchObject({ decision: "refused", "refusal-reason": LONG });
    const masked = store.query("registers.request", { id }, "call-taker");
    expect(masked.masked).toBe(true);
    expect(masked.fillings[1]?.values).toEqual({
      controlled: true,
      documented: true,
      decision: "refused",
      "notified-on": "2026-11-24",
    });
  });

  test("wrong values are refused field by field, and nothing is written", () => {
    const store = open();
    const { id } = receivePpid(store);
    const refusal = refusalOf(() => fill(store, id, "objection", { grounds: ["z"], "filed-by": "proxy" }));
    expect(refusal.code).toBe("bad-input");
    expect(refusal.fields).toEqual({
      "fields.received-on": "required",
      "fields.grounds": "field-choice",
      "fields.proxy": "required",
    });
    expect(store.query("registers.request", { id }).fillings).toEqual([]);
  });

  test("a sheet of another register, a role that does not fill it and an old version are refused", () => {
    const store = open();
    const { id, version } = receivePpid(store);
    const seen = { id, version, entry: null };
    const tried = (sheet: string, values: object, role?: Role) =>
      refusalOf(() => store.execute("requests.fill-sheet", { ...seen, sheet, values: { ...values } }, role)).code;
    expect(tried("incident-lessons", {})).toBe("does-not-apply");
    expect(tried("objection", OBJECTION, "noc-operator")).toBe("missing-permission");
    expect(tried("objection", OBJECTION, "call-taker")).toBe("missing-permission");
    fill(store, id, "objection", OBJECTION);
    expect(tried("objection", OBJECTION)).toBe("stale");
  });

  test("an answer belongs to an objection that is there", () => {
    const store = open();
    const { id } = receivePpid(store);
    const answer = {
      "answered-on": "2026-12-01",
      outcome: "refused",
      decision: "Tetap dikecualikan",
      "superior-name": "Sri",
      "superior-position": "Sekretaris Daerah",
    };
    expect(refusalOf(() => fill(store, id, "objection-answer", answer)).code).toBe("does-not-apply");
    expect(refusalOf(() => fill(store, id, "objection-answer", answer, { entry: "x" })).code).toBe("does-not-apply");
    const { entry } = fill(store, id, "objection", OBJECTION);
    fill(store, id, "objection-answer", answer, { entry });
    const clocks = store
      .query("registers.request", { id })
      .clocks.map((clock) => [clock.clock, clock.entry, clock.state]);
    expect(clocks).toEqual([
      ["objection-filing", null, "met"],
      ["objection-answer", entry, "met"],
      ["dispute-filing", entry, "open"],
    ]);
  });

  test("objections come after the end: a closed request still takes its sheets", () => {
    const store = open();
    const { id, version } = receivePpid(store);
    const detail = store.query("requests.detail", { id });
    store.execute(
      "requests.refuse",
      { id, version, step: detail.current ?? "", reason: "Informasi dikecualikan" },
      detail.steps[0]?.roles[0] ?? "team-lead",
    );
    const { entry } = fill(store, id, "objection", OBJECTION);
    const clock = store.query("registers.request", { id }).clocks.find((run) => run.entry === entry);
    expect(clock?.due).toBe(Date.parse("2027-01-08T16:30:00+07:00"));
    expect(clock?.days.at(-1)).toMatchObject({ date: "2027-01-08", kind: "due" });
  });
});

describe("the register of information requests", () => {
  test("has the 16 columns of the law, oldest first", () => {
    const store = open();
    const first = receivePpid(store);
    store.clock.set("2026-11-24T09:00:00+07:00");
    const second = receivePpid(store, { subject: "Lain" });
    fill(store, first.id, "ppid-decision", {
      controlled: true,
      documented: false,
      "held-form": ["softcopy"],
      decision: "partly",
      exclusions: ["h"],
      "refusal-reason": "Memuat data pribadi",
      fee: 25_000,
      payment: "Transfer",
      "notified-on": "2026-11-24",
    });
    const { rows } = list(store, "ppid");
    expect(rows.map((row) => row.id)).toEqual([first.id, second.id]);
    expect(rows[0]?.cells).toEqual([
      first.number,
      { at: Date.parse("2026-11-23T09:00:00+07:00"), time: false },
      "Budi Santoso",
      "Sewon",
      "+6281234567890",
      "Mahasiswa",
      "Rincian anggaran jalan 2025",
      "Penelitian",
      "Di bawah penguasaan: ya\nSudah didokumentasikan: tidak",
      "Softcopy",
      "Meminta salinan",
      "Dikabulkan sebagian",
      "h. mengungkap rahasia pribadi\nMemuat data pribadi",
      { day: "2026-11-24" },
      "",
      "Rp 25.000\nTransfer",
    ]);
    expect(rows[0]?.cells).toHaveLength(16);
  });

  test("shows nobody's data to who may not see it", () => {
    const store = open();
    receivePpid(store);
    const { rows, masked } = list(store, "ppid", {}, "call-taker");
    expect(masked).toBe(true);
    for (const id of ["name", "address", "contact", "occupation", "information", "purpose"]) {
      expect(cell("ppid", rows[0], id)).toBe("");
    }
    expect(cell("ppid", rows[0], "request-kind")).toBe("Meminta salinan");
  });

  test("leaves out what is about another request, keeps to the period, finds by words and pages", () => {
    const store = open();
    const ids = [1, 2, 3].map((month) => {
      const receivedAt = Date.parse(`2026-0${month}-10T09:00:00+07:00`);
      return receivePpid(store, { receivedAt, subject: `Jalan ${month}` }).id;
    });
    const test42 = "bantul-42-uji-konsekuensi";
    store.execute(
      "requests.receive",
      aRequest({
        serviceId: test42,
        requirements: answersTo(store, test42),
        fields: { information: "Topologi jaringan" },
      }),
    );
    const idsOf = (changes: Partial<CallInput<"registers.list">>) =>
      list(store, "ppid", changes).rows.map((row) => row.id);
    expect(idsOf({})).toEqual(ids);
    const from = Date.parse("2026-02-01T00:00:00+07:00");
    expect(idsOf({ from, to: Date.parse("2026-03-01T00:00:00+07:00") })).toEqual([ids[1]]);
    expect(idsOf({ search: "jalan 3" })).toEqual([ids[2]]);
    const page = list(store, "ppid", { limit: 2 });
    expect(page.rows.map((row) => row.id)).toEqual(ids.slice(0, 2));
    expect(idsOf({ limit: 2, after: page.cursor })).toEqual(ids.slice(2));
    expect(refusalOf(() => idsOf({ after: "x" })).code).toBe("bad-input");
  });
});

describe("the register of objections", () => {
  test("has a row for each objection, in the order of their own dates", () => {
    const store = open();
    const one = receivePpid(store);
    const two = receivePpid(store);
    const late = fill(store, one.id, "objection", { ...OBJECTION, "received-on": "2026-11-25" });
    const early = fill(store, two.id, "objection", OBJECTION);
    const again = fill(store, one.id, "objection", { ...OBJECTION, "received-on": "2026-11-26", grounds: ["c", "g"] });
    const { rows } = list(store, "objections");
    expect(rows.map((row) => row.key)).toEqual([early.entry, late.entry, again.entry]);
    expect(rows.map((row) => row.clocks.map((clock) => clock.clock))).toEqual([
      ["objection-answer"],
      ["objection-answer"],
      ["objection-answer"],
    ]);
    expect(cell("objections", rows[2], "grounds")).toContain("c. permohonan tidak ditanggapi; g. ");
    expect(cell("objections", rows[2], "request")).toBe(one.number);
    const page = list(store, "objections", { limit: 2 });
    expect(list(store, "objections", { limit: 2, after: page.cursor }).rows.map((row) => row.key)).toEqual([
      again.entry,
    ]);
    const from = Date.parse("2026-11-26T00:00:00+07:00");
    expect(list(store, "objections", { from }).rows.map((row) => row.key)).toEqual([again.entry]);
  });

  test("holds a request that is itself an objection", () => {
    const store = open("klaten");
    const serviceId = "klaten-9-pengajuan-keberatan-informasi-publik";
    const { id } = store.execute(
      "requests.receive",
      aRequest({
        serviceId,
        requirements: answersTo(store, serviceId),
        fields: { grounds: ["c"], "request-number": "K1-2026-00007", information: "Anggaran", occupation: "" },
      }),
    );
    const { rows } = list(store, "objections");
    expect(rows.map((row) => row.id)).toEqual([id]);
    expect(cell("objections", rows[0], "request")).toBe("K1-2026-00007");
    expect(rows[0]?.clocks.map((clock) => clock.clock)).toEqual(["objection-answer"]);
    expect(list(store, "ppid").rows).toEqual([]);
    const { sheets } = store.query("registers.request", { id });
    expect(sheets.find(({ sheet }) => sheet === "objection")?.suggested).toEqual({ grounds: ["c"] });
  });
});

describe("the register of complaints", () => {
  test("names an anonymous reporter only to those who handle the report", () => {
    const store = open();
    receiveComplaint(store, { anonymous: true });
    receiveComplaint(store, { secret: true });
    const [anonymous, secret] = list(store, "complaints").rows;
    expect(cell("complaints", anonymous, "name")).toContain("Sri Wahyuni");
    expect(cell("complaints", secret, "content")).toBe("Sudah dua minggu gelap");
    const seen = list(store, "complaints", {}, "call-taker").rows;
    expect(cell("complaints", seen[0], "name")).toBe("(anonim)");
    expect(cell("complaints", seen[1], "content")).toBe("(rahasia)");
    expect(cell("complaints", seen[1], "event-place")).toBe("");
  });

  test("shows class, verdict, forwarding and the clocks that run", () => {
    const store = open();
    const { id } = receiveComplaint(store);
    fill(store, id, "complaint-class", {
      class: "complaint",
      supervision: true,
      "field-check": false,
      origin: "web",
      tracking: "1916449",
    });
    fill(store, id, "complaint-verdict", { verdict: "verified", "decided-on": "2026-11-23" });
    fill(store, id, "complaint-forward", { agency: "DPUPKP", "forwarded-on": "2026-11-24" });
    const [row] = list(store, "complaints").rows;
    expect(cell("complaints", row, "tracking")).toBe("1916449");
    expect(cell("complaints", row, "class")).toBe("Pengaduan\nBerkadar pengawasan");
    expect(cell("complaints", row, "forwarded")).toBe("DPUPKP");
    expect(row?.clocks.map((clock) => [clock.clock, clock.iso, clock.state])).toEqual([
      ["complaint-forward", "P3D", "met"],
      ["complaint-answer", "P5D", "normal"],
      ["complaint-settle", "P60D", "normal"],
    ]);
  });

  test("counts the days that the office set for complaints", () => {
    const store = open();
    const { id } = receiveComplaint(store);
    const settings = store.query("settings.get", {}, "administrator");
    const clocks = { ...settings.clocks, complaints: "calendar" as const };
    store.execute("settings.set-clocks", { version: settings.versions.clocks, clocks }, "administrator");
    expect(store.query("registers.request", { id }).clocks[0]).toMatchObject({
      basis: "calendar",
      due: Date.parse("2026-11-26T23:59:59+07:00"),
    });
  });
});

test("the agenda of letters says to whom each was given", () => {
  const store = open();
  const { id } = store.execute(
    "requests.receive",
    aRequest({ channel: "letter", letter: { number: "005/12", date: "2026-11-20" } }),
  );
  store.execute("requests.receive", aRequest({ channel: "phone" }));
  complete(store, id);
  const { rows } = list(store, "letters");
  expect(rows.map((row) => row.id)).toEqual([id]);
  expect(cell("letters", rows[0], "no")).toBe("K1/00001/2026");
  expect(cell("letters", rows[0], "letter-number")).toBe("005/12");
  expect(cell("letters", rows[0], "letter-date")).toEqual({ day: "2026-11-20" });
  expect(cell("letters", rows[0], "forwarded")).toBe("Ketua tim");
  expect(cell("letters", rows[0], "nature")).toBe("Biasa");
});

test("an office keeps the lists that its services call for", () => {
  const kept = open("klaten").query("registers.kept", {});
  expect(kept.map(({ list: name }) => name)).toEqual(["ppid", "objections", "complaints", "incidents", "letters"]);
});

test("incidents and visits have their own columns, with what intake knew", () => {
  const store = open();
  const visit = "bantul-55-kunjungan-data-center";
  const { id } = store.execute(
    "requests.receive",
    aRequest({
      serviceId: visit,
      limit: 1,
      requirements: answersTo(store, visit),
      fields: { emergency: true, visitors: 2, purpose: "Ganti diska" },
    }),
  );
  fill(
    store,
    id,
    "visit-log",
    { "in-at": Date.parse("2026-11-23T10:00:00+07:00"), "signed-by": "Anton" },
    { role: "noc-operator" },
  );
  const [row] = list(store, "visits").rows;
  expect(cell("visits", row, "emergency")).toBe("Ya");
  expect(cell("visits", row, "count")).toBe("2 orang");
  expect(cell("visits", row, "in")).toBe("Sen 23 Nov 2026 10.00 WIB");
  expect(cell("visits", row, "out")).toBe("…");
  for (const [name, columns] of Object.entries(REGISTER_COLUMNS)) {
    for (const found of list(store, name as RegisterList).rows) expect(found.cells).toHaveLength(columns.length);
  }
});

describe("prints", () => {
  const compose = (store: TestStore, document: CallInput<"documents.compose">["document"], role?: Role) =>
    store.query("documents.compose", { document }, role);
  const texts = (document: unknown) => JSON.stringify(document);

  test("a register has the law's columns, the period and no anonymous reporter", () => {
    const store = open();
    receivePpid(store);
    receiveComplaint(store, { anonymous: true });
    receiveComplaint(store, { secret: true });
    const from = Date.parse("2026-11-01T00:00:00+07:00");
    const to = Date.parse("2026-12-01T00:00:00+07:00");
    const ppid = compose(store, { kind: "register", list: "ppid", from, to, search: "" });
    expect(ppid.subtitle).toBe("Periode: 1 November 2026 – 30 November 2026");
    expect(ppid.paper).toBe("A4-landscape");
    const table = ppid.blocks.find((block) => block.block === "table");
    expect(table?.columns.map((column) => column.title)).toEqual(REGISTER_COLUMNS.ppid.map((column) => column.title));
    expect(table?.rows.map((row) => row[2])).toEqual(["Budi Santoso"]);
    const complaints = texts(compose(store, { kind: "register", list: "complaints", from, to, search: "" }));
    expect(complaints).toContain("(anonim)");
    expect(complaints).toContain("(rahasia)");
    expect(complaints.match(/Sri Wahyuni/g)).toHaveLength(1);
    expect(complaints.match(/Sudah dua minggu gelap/g)).toHaveLength(1);
    const empty = compose(store, { kind: "register", list: "ppid", from: to, to: null, search: "" });
    expect(empty.blocks[0]).toMatchObject({ rows: [], empty: "Nihil pada periode ini." });
  });

  test("no other document names an anonymous reporter either", () => {
    const store = open();
    const { id } = receiveComplaint(store, { anonymous: true, secret: true });
    const receipt = texts(compose(store, { kind: "intake-receipt", id }));
    expect(receipt).toContain("(anonim)");
    expect(receipt).not.toContain("Sri Wahyuni");
    expect(receipt).not.toContain("Lampu jalan mati");
  });

  test("a consequence test is signed by all who tested", () => {
    const store = open();
    const { id } = receivePpid(store);
    const { entry } = fill(store, id, "consequence-test", {
      occasion: "request",
      "tested-on": "2026-11-25",
      document: "Topologi jaringan",
      information: "Alamat IP perangkat inti",
      exclusions: ["c"],
      law: "UU 14/2008 Ps. 17 huruf c",
      analysis: "Membuka celah serangan",
      "public-interest": "Menutup lebih bermanfaat",
      decision: "excluded",
      period: "5 tahun",
      officials: "Sri Wahyuni, Ketua PPID\nBudi\nAnton, Kepala Bidang, Persandian\nTuti, Arsiparis",
    });
    const sheet = compose(store, { kind: "consequence-sheet", id, entry });
    const signed = sheet.blocks.flatMap((block) => (block.block === "table" ? block.rows : []));
    expect(signed.map(([number, name, position]) => `${number} ${name}|${position}`)).toEqual([
      "1 Sri Wahyuni|Ketua PPID",
      "2 Budi|",
      "3 Anton|Kepala Bidang, Persandian",
      "4 Tuti|Arsiparis",
    ]);
    expect(texts(compose(store, { kind: "consequence-sheet", id, entry }, "call-taker"))).not.toContain("Alamat IP");
    expect(refusalOf(() => compose(store, { kind: "consequence-sheet", id, entry: "x" })).code).toBe("not-found");
  });
});

test("an incident's report holds what the rule asks for, once it is filled in", () => {
  const store = open("klaten");
  const serviceId = "klaten-5-pengelolaan-insiden-keamanan-informasi-csirt-kabupaten-klaten";
  const discovered = Date.parse("2026-11-22T23:30:00+07:00");
  const { id } = store.execute(
    "requests.receive",
    aRequest({
      serviceId,
      requirements: answersTo(store, serviceId),
      fields: { system: "Situs kecamatan", discovered, chronology: "Beranda berubah", impact: "Situs mati" },
    }),
  );
  const print = () => store.query("documents.compose", { document: { kind: "incident-report", id } });
  expect(refusalOf(print).code).toBe("not-found");
  const { sheets } = store.query("registers.request", { id });
  const suggested = sheets.find(({ sheet }) => sheet === "incident-report")?.suggested;
  expect(suggested).toMatchObject({ "discovered-at": discovered, chronology: "Beranda berubah", impact: "Situs mati" });
  const report = {
    ...suggested,
    vital: true,
    kind: ["defacement"],
    severity: "high",
    tlp: "amber",
    contact: "Admin kecamatan, 0812-3456-7890",
    description: "Beranda diganti",
  };
  fill(store, id, "incident-report", report, { role: "noc-operator" });
  const clocks = () =>
    store.query("registers.request", { id }).clocks.map(({ clock, due, state }) => ({ clock, due, state }));
  const due = Date.parse("2026-11-23T23:30:00+07:00");
  expect(clocks()).toEqual([{ clock: "incident-report", due, state: "normal" }]);
  const notice = { recipients: ["sector", "national"], "notified-at": store.clock.now().wall, how: "Surel" };
  fill(store, id, "incident-notified", notice, { role: "noc-operator" });
  expect(clocks()).toEqual([{ clock: "incident-report", due, state: "met" }]);
  const printed = JSON.stringify(print());
  for (const text of ["Admin kecamatan", "Beranda diganti", "Beranda berubah", "Situs mati", "TLP:AMBER"]) {
    expect(printed).toContain(text);
  }
});
