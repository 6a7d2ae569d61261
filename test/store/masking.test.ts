import { afterEach, beforeEach, expect, test } from "vitest";
import { REQUEST_DOCUMENTS } from "../../shared/domain/documents/request";
import type { Role } from "../../shared/domain/operators/roles";
import { Refusal } from "../../shared/ipc/errors";
import { testFiles } from "../helpers/files";
import { refusalOf } from "../helpers/refusal";
import { aFullRequest, receive } from "../helpers/requests";
import { openTestStore, type TestStore } from "../helpers/store";

const PUBLIC_INFORMATION = "bantul-38-permohonan-informasi-publik";
const LENDING = "bantul-3-peminjaman-tempat-rapat";

let store: TestStore;
beforeEach(() => {
  store = openTestStore();
});
afterEach(() => store.close());

const detail = (id: string) => store.query("requests.detail", { id });
const seen = (id: string) => ({ id, version: detail(id).version });
const firstStep = (id: string) => detail(id).steps[0]?.id ?? "";

test("a role that may not see personal data gets none of what was typed, from any query or document", () => {
  const files = testFiles(store);
  const secret = "RAHASIA";
  const base = aFullRequest(store, PUBLIC_INFORMATION, {
    channel: "letter",
    letter: { number: `${secret}/1`, date: "2026-11-20" },
    applicant: {
      kind: "person",
      name: `${secret} nama`,
      agency: `${secret} instansi`,
      phone: "0812-3456-7890",
      email: "rahasia@example.go.id",
      nik: "",
      address: `${secret} alamat`,
    },
    subject: `${secret} perihal`,
    details: `${secret} rincian`,
    place: `${secret} tempat`,
  });
  const { service } = store.query("catalog.service", { id: PUBLIC_INFORMATION, hash: null });
  const fields = { ...base.fields };
  for (const field of service.fields)
    if (["text", "long-text", "place"].includes(field.kind)) fields[field.id] = `${secret} isian`;
  const requirements = base.requirements.map((item) => ({ ...item, note: `${secret} catatan` }));
  const id = receive(store, { ...base, fields, requirements });
  store.execute("requests.add-note", { id, note: `${secret} catatan` });
  files.attach(id, `${secret}.png`, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  store.execute("requests.wait", { ...seen(id), message: `${secret} pesan` });
  const limit = detail(id).extensionsLeft[0]?.limit ?? -1;
  store.execute("requests.extend", {
    ...seen(id),
    limit,
    ground: "not-held",
    reason: `${secret} alasan`,
    noticeNumber: `${secret}/2`,
    noticeDate: "2026-11-23",
  });
  store.execute("requests.correct", {
    ...seen(id),
    values: { details: `${secret} baru` },
    reason: `${secret} koreksi`,
  });
  store.execute("requests.fill-sheet", {
    ...seen(id),
    sheet: "objection",
    entry: null,
    values: {
      "received-on": "2026-11-23",
      grounds: ["a"],
      case: `${secret} kasus`,
      "filed-by": "proxy",
      proxy: `${secret} kuasa`,
    },
  });
  const other = receive(store);
  store.execute("requests.merge", { ...seen(other), into: id, reason: `${secret} gabung` });
  const refused = receive(store, aFullRequest(store, LENDING));
  store.execute(
    "requests.refuse",
    { ...seen(refused), step: firstStep(refused), reason: `${secret} tolak` },
    "team-lead",
  );
  store.execute("requests.reopen", { ...seen(refused), step: firstStep(refused), reason: `${secret} buka` });
  const period = { from: null, to: null, search: "" };
  const answersFor = (role: Role): string => {
    const answers: unknown[] = [];
    for (const request of [id, other, refused]) {
      answers.push(
        store.query("requests.detail", { id: request }, role),
        store.query("requests.timeline", { id: request }, role),
        store.query("registers.request", { id: request }, role),
        store.query("deadlines.explain-request", { id: request }, role),
      );
      for (const kind of REQUEST_DOCUMENTS) {
        try {
          answers.push(store.query("documents.compose", { document: { kind, id: request } }, role));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          answers.push(error.toCallError());
        }
      }
    }
    for (const list of ["ppid", "objections", "letters"] as const) {
      answers.push(store.query("registers.list", { list, ...period, after: null, limit: 50 }, role));
      answers.push(store.query("documents.compose", { document: { kind: "register", list, ...period } }, role));
    }
    return JSON.stringify(answers);
  };
  for (const role of ["call-taker", "administrator"] as const) {
    const text = answersFor(role);
    expect(text.match(/.{0,80}RAHASIA.{0,20}/i)?.[0] ?? "").toBe("");
    expect(text).not.toContain("81234567890");
  }
  // Whoever may read it does: the search above looks for the right words.
  expect(answersFor("service-desk").match(/RAHASIA/g)?.length).toBeGreaterThan(30);
  expect(refusalOf(() => store.execute("requests.add-note", { id, note: "x" }, "call-taker")).code).toBe(
    "missing-permission",
  );
});
