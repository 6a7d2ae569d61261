import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { documentHtml } from "../../main/documents/html";
import { BLANK, type PrintDocument } from "../../shared/domain/documents/model";
import type { DocumentRequest } from "../../shared/domain/documents/request";
import type { Role } from "../../shared/domain/operators/roles";
import { refusalOf } from "../helpers/refusal";
import { aFullRequest, aRecording, complete, driveToHandover, handOver, receive, stepInput } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

/** The number of Bantul's standard for requests of public information. */
const PUBLIC_INFORMATION = 38;

describe("the documents of a request", () => {
  let opened: TestStore;
  beforeEach(() => {
    opened = openTestStore();
  });
  afterEach(() => opened.close());

  const compose = (document: DocumentRequest, role?: Role) => opened.query("documents.compose", { document }, role);

  /** The values that stand beside a label, in any of the document's lists. */
  const valuesOf = (document: PrintDocument, label: string) =>
    document.blocks
      .flatMap((block) => (block.block === "facts" ? block.facts : []))
      .filter((fact) => fact.label === label)
      .map((fact) => fact.value);
  const rowsOf = (document: PrintDocument) =>
    document.blocks.flatMap((block) => (block.block === "table" ? block.rows : []));
  const signersOf = (document: PrintDocument) =>
    document.blocks.flatMap((block) => (block.block === "signatures" ? block.signers : []));
  const textOf = (document: PrintDocument) => JSON.stringify(document);

  /** The request of public information, with its fields filled in. */
  const receivePublicInformation = () =>
    receive(opened, aFullRequest(opened, serviceWith(PUBLIC_INFORMATION), { subject: "Salinan DPA 2026" }));
  const serviceWith = (no: number) => {
    const found = opened.query("catalog.list", {}).find((service) => service.no === no);
    if (!found) throw new Error(`no service ${no}`);
    return found.id;
  };

  test("the receipt says what was received, what is promised in which clock, and where to complain", () => {
    const id = receive(opened);
    const document = compose({ kind: "intake-receipt", id });
    const { number } = opened.query("requests.detail", { id }).row;
    expect(document.blocks[0]).toMatchObject({ block: "code", code: number });
    expect(document.letterhead?.lines).toEqual(["PEMERINTAH KABUPATEN BANTUL", "DINAS KOMUNIKASI DAN INFORMATIKA"]);
    expect(valuesOf(document, "Pemohon")).toEqual(["Sri Wahyuni"]);
    expect(valuesOf(document, "Diterima")).toEqual(["Sen 23 Nov 2026 09.00 WIB"]);
    expect(valuesOf(document, "Dihitung menurut")).toEqual(["hari/jam kerja"]);
    // Two working days after Monday: Wednesday's closing time.
    expect(valuesOf(document, "Dijanjikan selesai")).toEqual(["Rab 25 Nov 2026 16.00 WIB"]);
    expect(rowsOf(document)).toEqual([["1", expect.stringContaining("Surat permohonan perbaikan"), "Lengkap", ""]]);
    expect(valuesOf(document, "Surel")).toEqual(["diskominfo@bantulkab.go.id"]);
    expect(signersOf(document).map((signer) => [signer.role, signer.name])).toEqual([
      ["Pemohon", "Sri Wahyuni"],
      ["Petugas layanan", "Operator service-desk"],
    ]);
    expect(document.footer).toContain(number);
  });

  test("the receipt shows the answers of the service's own form by their labels", () => {
    const id = receivePublicInformation();
    const { service } = opened.query("catalog.service", { id: serviceWith(PUBLIC_INFORMATION), hash: null });
    const asked = service.fields.find((field) => field.required);
    const document = compose({ kind: "intake-receipt", id });
    expect(asked).toBeDefined();
    expect(valuesOf(document, asked?.label ?? "")).not.toEqual([]);
  });

  test("requirements that are missing are listed, with the clock that waits for them", () => {
    const id = receive(opened, aRequest({ requirements: [{ index: 0, state: "missing", note: "Belum dicap" }] }));
    const receipt = compose({ kind: "intake-receipt", id });
    expect(rowsOf(receipt)[0]?.slice(2)).toEqual(["Kurang", "Belum dicap"]);
    expect(textOf(receipt)).toContain("Jangka waktu berhenti sejak Sen 23 Nov 2026 09.00 WIB");

    const notice = compose({ kind: "missing-requirements", id });
    expect(rowsOf(notice)).toEqual([["1", expect.stringContaining("Surat permohonan"), "Belum dicap"]]);
    expect(textOf(notice)).toContain("Kepada Yth.\\nSri Wahyuni\\nKapanewon Sewon");
    expect(textOf(notice)).toContain("berjalan kembali setelah kekurangan");
    expect(signersOf(notice)).toMatchObject([{ role: "Petugas layanan", name: "Operator service-desk" }]);
  });

  test("the disposition sheet has the fields of its model on half a folio sheet", () => {
    const id = receive(opened, aRecording({ letter: { number: "B/400.8/0012/KEP/2026", date: "2026-11-20" } }));
    const { input, role } = stepInput(opened, id, undefined, {
      note: "Cek ketersediaan rekaman",
      disposition: { nature: "urgent", instructions: ["process", "coordinate"], forwardedTo: ["section-head"] },
    });
    opened.execute("requests.complete-step", input, role);
    const event = opened.query("requests.timeline", { id }).find((entry) => entry.disposition !== null);
    const sheet = compose({ kind: "disposition", id, eventId: event?.eventId ?? "" });

    expect(sheet.paper).toBe("folio-half");
    const labels = sheet.blocks.flatMap((block) =>
      block.block === "facts"
        ? block.facts.map((fact) => fact.label)
        : block.block === "checklist"
          ? block.groups.map((group) => group.title)
          : [],
    );
    for (const label of ["Surat dari", "No. Surat", "Tgl. Surat", "Diterima Tgl", "No. Agenda", "Hal", "Catatan"]) {
      expect(labels).toContain(label);
    }
    expect(labels).toEqual(expect.arrayContaining(["Sifat :", "Diteruskan kepada Sdr.:", "Dengan hormat harap:"]));
    expect(valuesOf(sheet, "No. Surat")).toEqual(["B/400.8/0012/KEP/2026"]);
    expect(valuesOf(sheet, "Tgl. Surat")).toEqual(["Jum 20 Nov 2026"]);
    const ticked = sheet.blocks.flatMap((block) =>
      block.block === "checklist"
        ? block.groups.flatMap((group) => group.items.filter((item) => item.ticked).map((item) => item.label))
        : [],
    );
    expect(ticked).toEqual(["Segera", "Kepala bidang", "Proses lebih lanjut", "Koordinasi / konfirmasikan"]);
    expect(signersOf(sheet)).toMatchObject([{ name: `Operator ${role}` }]);
    expect(valuesOf(sheet, "Catatan")).toEqual(["Cek ketersediaan rekaman"]);
  });

  test("an event that is no disposition has no sheet", () => {
    const id = receive(opened);
    const first = opened.query("requests.timeline", { id })[0];
    const wanted = { kind: "disposition", id, eventId: first?.eventId ?? "" } as const;
    expect(refusalOf(() => compose(wanted)).code).toBe("not-found");
  });

  test("the receipt of a handover carries the product, the receiver and the survey code", () => {
    const id = receive(opened);
    driveToHandover(opened, id);
    const { closed } = opened.query("requests.detail", { id });
    const document = compose({ kind: "handover-receipt", id });
    expect(closed?.survey).toMatch(/.{6,}/);
    expect(document.blocks).toContainEqual(expect.objectContaining({ block: "code", code: closed?.survey }));
    expect(valuesOf(document, "Yang menerima")).toEqual(["Budi"]);
    expect(valuesOf(document, "Bentuk")).toEqual(["Pekerjaan selesai"]);
    expect(signersOf(document).map((signer) => signer.name)).toEqual(["Budi", "Operator service-desk"]);
  });

  test("the receipt of a paid service says what was paid; a free one has no such line", () => {
    const klaten = openTestStore({ office: "klaten" });
    try {
      const paid = klaten.query("catalog.list", {}).find((service) => service.no === 11);
      const id = receive(klaten, aFullRequest(klaten, paid?.id ?? ""));
      while (klaten.query("requests.detail", { id }).current !== null) complete(klaten, id);
      const { version } = klaten.query("requests.detail", { id });
      klaten.execute("requests.record-fee", {
        id,
        version,
        amount: 40_000,
        method: "transfer",
        receipt: "TRX-0091",
        note: "Dibayar sesuai tarif",
      });
      handOver(klaten, id);
      const document = klaten.query("documents.compose", { document: { kind: "handover-receipt", id } });
      expect(valuesOf(document, "Biaya dibayar")).toEqual(["Rp 40.000, Transfer"]);
      expect(valuesOf(document, "Nomor bukti pembayaran")).toEqual(["TRX-0091"]);
    } finally {
      klaten.close();
    }
    const free = receive(opened);
    driveToHandover(opened, free);
    expect(valuesOf(compose({ kind: "handover-receipt", id: free }), "Biaya dibayar")).toEqual([]);
  });

  test("a refusal carries its reason and where to complain; its number and signer stay blank until they are set", () => {
    const id = receive(opened);
    refuse(id, "Jaringan itu milik penyedia lain.");
    const letter = compose({ kind: "refusal-letter", id });
    expect(letter.blocks).toContainEqual({ block: "paragraph", text: "Jaringan itu milik penyedia lain." });
    expect(valuesOf(letter, "Nomor")).toEqual([""]);
    expect(signersOf(letter)).toEqual([{ role: "Kepala Dinas", name: "", rank: "", nip: BLANK }]);
    expect(textOf(letter)).not.toContain("Undang-Undang Nomor 14");
    expect(textOf(letter)).not.toMatch(/BSrE|elektronik/i);
  });

  test("refused public information names the objection of UU 14/2008 and its 30 working days", () => {
    const id = receivePublicInformation();
    refuse(id, "Informasi yang dikecualikan.");
    const letter = compose({ kind: "refusal-letter", id });
    expect(textOf(letter)).toContain("30 (tiga puluh) hari kerja");
    expect(textOf(letter)).toContain("Pasal 35 dan Pasal 36");
    expect(signersOf(letter)).toMatchObject([{ role: "Pejabat Pengelola Informasi dan Dokumentasi", name: "" }]);
  });

  test("an extension says the old date, the new one, its ground and the number of the written notice", () => {
    const id = receivePublicInformation();
    const detail = opened.query("requests.detail", { id });
    const limit = detail.extensionsLeft[0]?.limit;
    opened.execute(
      "requests.extend",
      {
        id,
        version: detail.version,
        limit: limit ?? -1,
        ground: "not-held",
        noticeDate: "2026-11-23",
        noticeNumber: "B/400.14/00123/DISKOMINFO/2026",
        reason: "Dokumen masih dihimpun.",
      },
      "team-lead",
    );
    const notice = compose({ kind: "extension-notice", id });
    // Ten working days from 23 November, then seven more (9 December 2026 is a working day).
    expect(valuesOf(notice, "Jatuh tempo semula")).toEqual(["Sen 7 Des 2026 16.00 WIB"]);
    expect(valuesOf(notice, "Jatuh tempo baru")).toEqual(["Rab 16 Des 2026 16.00 WIB"]);
    expect(valuesOf(notice, "Nomor")).toEqual(["B/400.14/00123/DISKOMINFO/2026"]);
    expect(valuesOf(notice, "Dasar")[0]).toContain("belum dikuasai");
    expect(valuesOf(notice, "Alasan")).toEqual(["Dokumen masih dihimpun."]);
  });

  test("what a request does not have is refused, not printed empty", () => {
    const id = receive(opened);
    for (const kind of ["missing-requirements", "handover-receipt", "refusal-letter", "extension-notice"] as const) {
      expect(refusalOf(() => compose({ kind, id }))).toMatchObject({ code: "does-not-apply" });
    }
    expect(refusalOf(() => compose({ kind: "intake-receipt", id: "tidak-ada" })).code).toBe("not-found");
  });

  test("whoever may not see personal data prints none, and is told so on the paper", () => {
    const id = receive(opened, aRequest({ requirements: [{ index: 0, state: "missing", note: "Belum dicap" }] }));
    const seen = textOf(compose({ kind: "intake-receipt", id }, "administrator"));
    for (const hidden of ["Sri Wahyuni", "Kapanewon Sewon", "Internet kantor", "Belum dicap"]) {
      expect(seen).not.toContain(hidden);
    }
    expect(seen).toContain("(tidak ditampilkan untuk peran ini)");
  });

  test("the letterhead is the office's own; only its head is printed with a NIP", () => {
    const letterhead = {
      lines: ["PEMERINTAH KABUPATEN BANTUL", "DINAS UJI"],
      address: "Jalan Uji 1",
      contacts: "Telepon 0274",
      city: "Bantul",
      headName: "Operator head",
      headRank: "Pembina Utama Muda, IV/c",
      headNip: "197001011990031001",
    };
    opened.execute("settings.set-letterhead", { version: 0, letterhead }, "administrator");
    const id = receive(opened, aRecording());
    const { input, role } = stepInput(opened, id);
    opened.execute("requests.complete-step", input, role);
    const event = opened.query("requests.timeline", { id }).find((entry) => entry.disposition !== null);
    const sheet = compose({ kind: "disposition", id, eventId: event?.eventId ?? "" });
    expect(sheet.letterhead).toEqual({ lines: letterhead.lines, address: "Jalan Uji 1", contacts: "Telepon 0274" });
    expect(signersOf(sheet)).toMatchObject([{ name: "Operator head", nip: "197001011990031001" }]);
    const receipt = compose({ kind: "intake-receipt", id });
    expect(signersOf(receipt).every((signer) => signer.nip === "")).toBe(true);
  });

  test("names of 10,000 characters, markup and right-to-left text reach the page as text", () => {
    const id = receive(
      opened,
      aRequest({ subject: "<script>alert(1)</script> permohonan \u202eterbalik عربي", details: "x".repeat(5_000) }),
    );
    const html = documentHtml(compose({ kind: "intake-receipt", id }));
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; permohonan terbalik عربي");
    expect(html).not.toContain("<script");
  });

  function refuse(id: string, reason: string): void {
    const detail = opened.query("requests.detail", { id });
    const step = detail.steps.find((candidate) => candidate.state === "current");
    const role = step?.roles[0] ?? "team-lead";
    opened.execute("requests.refuse", { id, version: detail.version, step: detail.current ?? "", reason }, role);
  }
});
