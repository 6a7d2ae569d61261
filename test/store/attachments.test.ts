import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Database } from "../../main/store/database";
import { attachmentFile, contentsIn, incomingFolder } from "../../main/store/files/files";
import { aPdf, PNG, type TestFiles, testFiles } from "../helpers/files";
import { refusalOf } from "../helpers/refusal";
import { receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let store: TestStore;
let files: TestFiles;
beforeEach(() => {
  store = openTestStore();
  files = testFiles(store);
});
afterEach(() => {
  files.work.close();
  store.close();
});

const DAY = 86_400_000;
const contents = () => contentsIn(store.paths.attachments);
const incoming = () => {
  const folder = incomingFolder(store.paths.attachments);
  return existsSync(folder) ? readdirSync(folder) : [];
};
/** Nothing of a file is left, whatever became of it. */
const expectNothing = () => expect([contents(), incoming(), store.staged.all()]).toEqual([[], [], []]);
const contentOf = (id: string) => store.staged.get(store.operators["service-desk"], id)?.content ?? "";
const pathOf = (content: string) => attachmentFile(store.paths.attachments, content);
const bytesOf = (request: string, attachment: string) =>
  Buffer.from(files.ask("attachments.read", { stream: `request/${request}`, attachment }).bytes);

/** What the work thread knows after it, or the whole app, has ended and begun again. */
function restart(): void {
  files.work.close();
  store.reopen();
  files = testFiles(store);
}

describe("a file that is handed over", () => {
  test("is sealed under the hash of what lies on the disk, and nothing of it is readable there", () => {
    const content = Buffer.concat([Buffer.from("%PDF-1.7\nRAHASIA WARGA\n"), aPdf(200_000)]);
    const staged = files.stage("C:\\surat\\Permohonan\u202e.pdf", content, { piece: 70_001 });
    expect(staged).toEqual({
      id: staged.id,
      name: "Permohonan.pdf",
      bytes: content.length,
      mediaType: "application/pdf",
      kind: "pdf",
    });
    const hash = contentOf(staged.id);
    const onDisk = readFileSync(pathOf(hash));
    expect(createHash("sha256").update(onDisk).digest("hex")).toBe(hash);
    expect(onDisk.includes("RAHASIA")).toBe(false);
    expect([contents(), incoming()]).toEqual([[hash], []]);
    for (const file of readdirSync(store.paths.folder).filter((name) => name.startsWith("drafts.db"))) {
      expect(readFileSync(join(store.paths.folder, file)).includes("Permohonan")).toBe(false);
    }
  });

  test("has a key of its own: the same bytes twice are two files", () => {
    const content = aPdf();
    const [first, second] = [files.stage("a.pdf", content), files.stage("a.pdf", content)];
    expect(contentOf(first.id)).not.toBe(contentOf(second.id));
    expect(contents()).toHaveLength(2);
  });

  test("is still there after a restart, for its own operator alone", () => {
    const png = files.stage("foto.png", PNG);
    const lead = files.stage("lain.png", PNG, { role: "team-lead" });
    const ids = [lead.id, "tidak-ada", png.id];
    restart();
    expect(files.ask("attachments.staged", { ids })).toEqual([png]);
    expect(files.ask("attachments.staged", { ids }, "team-lead")).toEqual([lead]);
    expect(store.staged.get(store.operators["team-lead"], png.id)).toBeNull();
  });

  test("is described no more when its bytes are gone", () => {
    const { id } = files.stage("foto.png", PNG);
    rmSync(pathOf(contentOf(id)));
    expect(files.ask("attachments.staged", { ids: [id] })).toEqual([]);
  });

  test("that is discarded, half or whole, can be used no more", () => {
    const half = files.ask("attachments.begin", { name: "a.pdf", bytes: 10, mediaType: "" });
    files.ask("attachments.discard", half);
    expect(incoming()).toEqual([]);
    expect(refusalOf(() => files.ask("attachments.finish", half)).code).toBe("not-found");
    const whole = files.stage("foto.png", PNG);
    files.ask("attachments.discard", { id: whole.id }, "team-lead");
    expect(files.ask("attachments.staged", { ids: [whole.id] })).toEqual([whole]);
    files.ask("attachments.discard", whole);
    files.ask("attachments.discard", whole);
    expect(files.ask("attachments.staged", { ids: [whole.id] })).toEqual([]);
  });

  test("whose bytes stopped coming is given up when the next one begins", () => {
    const old = files.ask("attachments.begin", { name: "a.pdf", bytes: 10, mediaType: "" });
    store.clock.advance(11 * 60_000);
    const next = files.ask("attachments.begin", { name: "b.pdf", bytes: 10, mediaType: "" });
    expect(refusalOf(() => files.ask("attachments.finish", old)).code).toBe("not-found");
    expect(incoming()).toEqual([next.id]);
  });

  test("whose bytes were still coming when the process ended leaves nothing", () => {
    const { id } = files.ask("attachments.begin", { name: "a.png", bytes: PNG.length + 1, mediaType: "" });
    files.ask("attachments.append", { id, chunk: Uint8Array.from(PNG) });
    // As a killed process leaves it: the folder with the file half written.
    const left = `${store.paths.folder}-left`;
    cpSync(incomingFolder(store.paths.attachments), left, { recursive: true });
    files.work.close();
    cpSync(left, incomingFolder(store.paths.attachments), { recursive: true });
    rmSync(left, { recursive: true });
    expect(incoming()).toEqual([id]);
    restart();
    expectNothing();
  });
});

describe("a file that is refused leaves nothing behind", () => {
  const problem = (work: () => unknown) => {
    const { code, fields } = refusalOf(work);
    return code === "bad-input" ? fields.file : code;
  };
  const begin = (name: string, bytes: number, mediaType = "") =>
    files.ask("attachments.begin", { name, bytes, mediaType });

  test("by what it says of itself: 0 bytes, 300 MB, a name of nothing, a program's name", () => {
    expect(problem(() => begin("a.pdf", 0))).toBe("file-empty");
    expect(problem(() => begin("rekaman.mp4", 300_000_000))).toBe("file-too-large");
    expect(problem(() => begin("../..", 10))).toBe("file-name");
    expect(problem(() => begin("\u202e", 10))).toBe("file-name");
    expect(problem(() => begin("undangan.pdf.exe", 10))).toBe("file-executable");
    expectNothing();
  });

  test("by its bytes: a program, a PDF that is none, more or fewer than it said", () => {
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(5_000)]);
    expect(problem(() => files.stage("surat.pdf", program))).toBe("file-executable");
    expect(problem(() => files.stage("surat.pdf", program, { piece: 100 }))).toBe("file-executable");
    expect(problem(() => files.stage("kecil.txt", Buffer.from("#!/bin/sh\nrm")))).toBe("file-executable");
    expect(problem(() => files.stage("surat.PDF", Buffer.from("<html>bukan PDF</html>")))).toBe("file-not-pdf");
    expect(problem(() => files.stage("surat", PNG, { mediaType: "application/pdf" }))).toBe("file-not-pdf");
    const short = begin("a.png", PNG.length + 1);
    files.ask("attachments.append", { id: short.id, chunk: Uint8Array.from(PNG) });
    expect(problem(() => files.ask("attachments.finish", short))).toBe("file-incomplete");
    const long = begin("a.png", 3);
    expect(problem(() => files.ask("attachments.append", { id: long.id, chunk: Uint8Array.from(PNG) }))).toBe(
      "file-incomplete",
    );
    expect(problem(() => files.ask("attachments.finish", long))).toBe("not-found");
    expectNothing();
  });

  test("from whoever may not, and for another operator's file", () => {
    expect(problem(() => files.stage("a.png", PNG, { role: "call-taker" }))).toBe("missing-permission");
    const mine = begin("a.png", PNG.length);
    const chunk = Uint8Array.from(PNG);
    expect(problem(() => files.ask("attachments.append", { id: mine.id, chunk }, "team-lead"))).toBe("not-found");
    files.ask("attachments.append", { id: mine.id, chunk });
    expect(problem(() => files.ask("attachments.finish", { id: mine.id }, "team-lead"))).toBe("not-found");
    expect(problem(() => files.work.answer("attachments.begin", {}, null, false))).toBe("unknown-name");
    expect(problem(() => files.work.answer("attachments.write-copy", {}, store.operators.head, false))).toBe(
      "unknown-name",
    );
    expect(problem(() => files.work.answer("toString", {}, store.operators.head, true))).toBe("unknown-name");
  });

  test("in pieces that are too large, before they get here", () => {
    const { id } = begin("a.bin", 2_000_000);
    expect(() => files.ask("attachments.append", { id, chunk: new Uint8Array(1_048_577) })).toThrow(/too-long/);
  });
});

describe("a file of a request", () => {
  test("is read as it was handed over, by whoever may read personal data", () => {
    const request = receive(store);
    const content = aPdf(300_000);
    const attachment = files.attach(request, "surat permohonan.pdf", content);
    expect(store.staged.all()).toEqual([]);
    expect(files.ask("attachments.read", { stream: `request/${request}`, attachment })).toMatchObject({
      name: "surat permohonan.pdf",
      mediaType: "application/pdf",
      kind: "pdf",
    });
    expect(bytesOf(request, attachment).equals(content)).toBe(true);
    restart();
    expect(bytesOf(request, attachment).equals(content)).toBe(true);
    expect(
      refusalOf(() => files.ask("attachments.read", { stream: `request/${request}`, attachment }, "administrator")),
    ).toMatchObject({
      code: "missing-permission",
    });
  });

  test("can come with the intake, and is staged no more", () => {
    const { id } = files.stage("foto.png", PNG);
    const request = receive(store, aRequest({ attachments: [{ id, requirement: 0 }] }));
    expect(bytesOf(request, id).equals(PNG)).toBe(true);
    expect(files.ask("attachments.staged", { ids: [id] })).toEqual([]);
  });

  test("is used once, by its own operator, and stays staged when the command is refused", () => {
    const { id } = files.stage("foto.png", PNG);
    const request = receive(store);
    const attachments = [{ id, requirement: null }];
    const add = (role: "service-desk" | "team-lead") =>
      store.execute("requests.add-attachments", { id: request, attachments }, role);
    expect(refusalOf(() => add("team-lead")).code).toBe("file-gone");
    const wrong = [{ id, requirement: 99 }];
    expect(
      refusalOf(() => store.execute("requests.add-attachments", { id: request, attachments: wrong })).fields,
    ).toEqual({ attachments: "requirement-choice" });
    const twice = [...attachments, { id: "tidak-ada", requirement: null }];
    expect(refusalOf(() => store.execute("requests.add-attachments", { id: request, attachments: twice })).code).toBe(
      "file-gone",
    );
    expect(files.ask("attachments.staged", { ids: [id] })).toHaveLength(1);
    add("service-desk");
    expect(refusalOf(() => add("service-desk")).code).toBe("file-gone");
  });

  test("is not used twice by one command", () => {
    const { id } = files.stage("foto.png", PNG);
    const request = receive(store);
    const twice = [
      { id, requirement: null },
      { id, requirement: 0 },
    ];
    expect(refusalOf(() => store.execute("requests.add-attachments", { id: request, attachments: twice })).code).toBe(
      "file-gone",
    );
    expect(store.query("requests.detail", { id: request })).toMatchObject({
      attachments: [],
      conflicts: [],
      version: 1,
    });
    expect(files.ask("attachments.staged", { ids: [id] })).toHaveLength(1);
  });

  test("is used once in a bulk too, and is staged again when the bulk fails", () => {
    const { id } = files.stage("foto.png", PNG);
    const request = receive(store);
    const add = () =>
      store.execute("requests.add-attachments", { id: request, attachments: [{ id, requirement: null }] });
    expect(() =>
      store.store.inBulk(() => {
        add();
        expect(refusalOf(add).code).toBe("file-gone");
        throw new Error("batal");
      }),
    ).toThrow("batal");
    expect(files.ask("attachments.staged", { ids: [id] })).toHaveLength(1);
    store.store.inBulk(add);
    expect(files.ask("attachments.staged", { ids: [id] })).toEqual([]);
    expect(bytesOf(request, id).equals(PNG)).toBe(true);
  });

  test("that was removed, is another request's or never was, is not served", () => {
    const [one, two] = [receive(store), receive(store)];
    const attachment = files.attach(one, "foto.png", PNG);
    const read = (request: string, id: string) =>
      refusalOf(() => files.ask("attachments.read", { stream: `request/${request}`, attachment: id })).code;
    expect(read(two, attachment)).toBe("not-found");
    expect(read(one, "tidak-ada")).toBe("not-found");
    expect(read("tidak-ada", attachment)).toBe("not-found");
    store.execute("requests.remove-attachment", { id: one, attachment, reason: "Salah berkas" });
    expect(read(one, attachment)).toBe("not-found");
  });

  test("that is missing, cut off, changed or exchanged for another says so", () => {
    const request = receive(store);
    const content = aPdf(150_000);
    const attachment = files.attach(request, "surat.pdf", content);
    const other = files.attach(request, "lain.pdf", aPdf(150_000));
    const [mine = "", others = ""] = store.store.database
      .rawAll<{ payload: string }>("SELECT payload FROM events WHERE type = 'request.attachment-added' ORDER BY pos")
      .map((row) => String((JSON.parse(row.payload) as { content: string }).content));
    const path = pathOf(mine);
    const good = readFileSync(path);
    const read = () => refusalOf(() => files.ask("attachments.read", { stream: `request/${request}`, attachment }));
    truncateSync(path, good.length - 1);
    expect(read()).toMatchObject({ code: "attachment-damaged", params: { name: "surat.pdf" } });
    truncateSync(path, 0);
    expect(read().code).toBe("attachment-damaged");
    const changed = Buffer.from(good);
    changed[good.length >> 1] = (changed[good.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(read().code).toBe("attachment-damaged");
    cpSync(pathOf(others), path);
    expect(read().code).toBe("attachment-damaged");
    rmSync(path);
    expect(read()).toMatchObject({ code: "attachment-missing", params: { name: "surat.pdf" } });
    mkdirSync(path);
    expect(read().code).toBe("attachment-damaged");
    rmSync(path, { recursive: true });
    writeFileSync(path, good);
    expect(bytesOf(request, attachment).equals(content)).toBe(true);
    expect(bytesOf(request, other).length).toBe(content.length);
  });

  test("is gone for good when the key of its request's stream is destroyed", () => {
    const request = receive(store);
    const attachment = files.attach(request, "surat.pdf", aPdf());
    files.work.close();
    store.shut();
    const keys = new Database(store.paths.keys);
    const log = new Database(store.paths.log);
    const sealed = log.rawGet<{ personal: Uint8Array }>(
      "SELECT personal FROM events WHERE type = 'request.attachment-added'",
    )?.personal;
    keys.rawRun("DELETE FROM stream_keys WHERE key_id = ?", (sealed ?? Buffer.alloc(0)).subarray(1, 17));
    keys.close();
    log.close();
    store.reopen();
    files = testFiles(store);
    expect(refusalOf(() => files.ask("attachments.read", { stream: `request/${request}`, attachment })).code).toBe(
      "attachment-locked",
    );
  });

  test("is saved as a copy, whole, by whoever may read it", async () => {
    const request = receive(store);
    const content = aPdf(100_000);
    const attachment = files.attach(request, "surat.pdf", content);
    const path = join(store.paths.folder, "salinan.pdf");
    writeFileSync(path, "yang lama");
    const save = (role: "service-desk" | "administrator") =>
      files.work.answer(
        "attachments.write-copy",
        { stream: `request/${request}`, attachment, path },
        store.operators[role],
        true,
      );
    await expect(async () => save("administrator")).rejects.toMatchObject({ code: "missing-permission" });
    expect(readFileSync(path, "utf8")).toBe("yang lama");
    await save("service-desk");
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(
      files.work.answer(
        "attachments.describe",
        { stream: `request/${request}`, attachment },
        store.operators["service-desk"],
        true,
      ),
    ).toEqual({ name: "surat.pdf" });
  });
});

describe("what nobody refers to", () => {
  test("is trimmed after its time, never what an event refers to", () => {
    // Files have the times of this machine's clock.
    store.clock.set(new Date().toISOString());
    const request = receive(store);
    const kept = files.attach(request, "dipakai.png", PNG);
    const removed = files.attach(request, "dicabut.png", PNG);
    store.execute("requests.remove-attachment", { id: request, attachment: removed, reason: "Salah berkas" });
    const staged = files.stage("ditinggal.png", PNG);
    const discarded = files.stage("dibuang.png", PNG);
    files.ask("attachments.discard", discarded);
    expect(contents()).toHaveLength(4);
    expect(files.work.trim()).toEqual({ files: 0, rows: 0 });
    store.clock.advance(2 * DAY);
    expect(files.work.trim()).toEqual({ files: 1, rows: 0 });
    expect(files.ask("attachments.staged", { ids: [staged.id] })).toEqual([staged]);
    store.clock.advance(13 * DAY);
    expect(files.work.trim()).toEqual({ files: 0, rows: 1 });
    expect(files.ask("attachments.staged", { ids: [staged.id] })).toEqual([]);
    // A command that took the file in that moment had a day to say so.
    expect(files.work.trim()).toEqual({ files: 0, rows: 0 });
    store.clock.advance(2 * DAY);
    expect(files.work.trim()).toEqual({ files: 1, rows: 0 });
    expect(contents()).toHaveLength(2);
    expect(bytesOf(request, kept).equals(PNG)).toBe(true);
  });

  test("stays where only a log that was set aside, or a newer one, refers to it", () => {
    store.clock.set(new Date().toISOString());
    const staged = files.stage("dibuang.png", PNG);
    const request = receive(store);
    files.work.close();
    store.shut();
    const older = `${store.paths.log}.older`;
    copyFileSync(store.paths.log, older);
    store.reopen();
    files = testFiles(store);
    files.attach(request, "sesudah cadangan.png", PNG);
    files.ask("attachments.discard", staged);
    expect(contents()).toHaveLength(2);

    // The log is damaged and set aside; an older one takes its place.
    files.work.close();
    store.shut();
    const aside = `${store.paths.log}.damaged-20261123T020000`;
    renameSync(store.paths.log, aside);
    for (const path of [store.paths.view, store.paths.viewState]) rmSync(path);
    copyFileSync(older, store.paths.log);
    store.reopen();
    files = testFiles(store);
    store.clock.advance(400 * DAY);
    expect(files.work.trim().files).toBe(0);
    expect(contents()).toHaveLength(2);

    // Even without it nothing goes but what was handed over here and never used.
    rmSync(aside);
    expect(files.work.trim().files).toBe(1);
    store.clock.advance(400 * DAY);
    expect(files.work.trim().files).toBe(0);
    expect(contents()).toHaveLength(1);
  });

  test("stays where its row was left behind by a crash after the commit", () => {
    store.clock.set(new Date().toISOString());
    const { id } = files.stage("foto.png", PNG);
    const operator = store.operators["service-desk"];
    const row = store.staged.get(operator, id);
    const request = receive(store);
    store.execute("requests.add-attachments", { id: request, attachments: [{ id, requirement: null }] });
    if (row) store.staged.save(operator, row, store.clock.now().wall);
    store.clock.advance(20 * DAY);
    expect(files.work.trim()).toEqual({ files: 0, rows: 1 });
    store.clock.advance(20 * DAY);
    expect(files.work.trim()).toEqual({ files: 0, rows: 0 });
    expect(bytesOf(request, id).equals(PNG)).toBe(true);
  });
});
