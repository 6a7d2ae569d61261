import type { PrintDocument } from "../../../../shared/domain/documents/model";
import { codeWords } from "../../../../shared/domain/eventlog/codes";
import { FEE_METHODS, PRODUCT_FORMS } from "../../../../shared/domain/requests/types";
import { Refusal } from "../../../../shared/ipc/errors";
import { formatRupiah } from "../../../../shared/text/format";
import { FEE_METHOD_WORDS, PRODUCT_FORM_WORDS } from "../../../../shared/text/office-words";
import type { QueryTools } from "../../query";
import {
  cityOf,
  complaintChannels,
  type DocumentSource,
  documentSource,
  officeSigner,
  requestFacts,
  requestFooter,
} from "./common";

/** Tanda terima penyerahan, with the survey code. @throws Refusal `does-not-apply` before the handover */
export function handoverReceipt({ id }: { id: string }, tools: QueryTools): PrintDocument {
  const source = documentSource(id, tools);
  const { state, service, personal, instant } = source;
  const { closed } = state;
  if (state.status !== "handed-over" || !closed) throw new Refusal("does-not-apply", { number: state.number });
  const form = PRODUCT_FORMS.find((candidate) => candidate === closed.form);
  const product = closed.product === null ? null : (service.entry.products[closed.product] ?? null);
  const giver = tools.reference.operatorName(closed.actor);
  const receiver = personal(closed.receivedBy);
  return {
    kind: "handover-receipt",
    title: "Tanda terima penyerahan",
    subtitle: "",
    paper: "A4",
    letterhead: source.letterhead,
    blocks: [
      {
        block: "paragraph",
        text: "Produk layanan di bawah ini sudah diserahkan kepada pemohon dan diterima dengan baik.",
      },
      {
        block: "facts",
        columns: 1,
        framed: false,
        facts: [
          ...requestFacts(source),
          { label: "Diterima", value: instant(state.receivedAt) },
          ...(state.promise?.due ? [{ label: "Dijanjikan selesai", value: instant(state.promise.due) }] : []),
        ],
      },
      { block: "heading", text: "Yang diserahkan" },
      {
        block: "facts",
        columns: 1,
        framed: false,
        facts: [
          { label: "Produk", value: product ?? "Standar layanan tidak menyebut produk." },
          ...(form ? [{ label: "Bentuk", value: PRODUCT_FORM_WORDS[form] }] : []),
          ...(closed.productDetail ? [{ label: "Rincian", value: personal(closed.productDetail) }] : []),
          ...feeFacts(source),
          { label: "Diserahkan", value: instant(closed.at) },
          { label: "Yang menyerahkan", value: giver },
          { label: "Yang menerima", value: receiver },
          ...(closed.text ? [{ label: "Catatan", value: personal(closed.text) }] : []),
        ],
      },
      ...(closed.survey
        ? [
            {
              block: "code" as const,
              label: "Kode survei kepuasan masyarakat",
              code: closed.survey,
              text: "Mohon nilai pelayanan kami. Sebutkan atau ketik kode ini saat mengisi survei; kode tidak memuat nama Saudara.",
            },
          ]
        : []),
      { block: "heading", text: "Pengaduan, saran dan masukan" },
      complaintChannels(source),
      {
        block: "signatures",
        place: cityOf(tools),
        date: source.longDate(closed.at),
        signers: [
          { role: "Yang menerima", name: receiver, rank: "", nip: "" },
          officeSigner("Yang menyerahkan", giver, tools),
        ],
      },
    ],
    footer: requestFooter("Tanda terima penyerahan", source),
    name: `Tanda terima penyerahan ${state.number}`,
  };
}

/** What was paid and by which receipt; nothing where the service is free. */
function feeFacts({ state, personal }: DocumentSource): { label: string; value: string }[] {
  const { fee } = state;
  if (!fee) return [];
  const method = codeWords(FEE_METHODS, fee.method, (known) => FEE_METHOD_WORDS[known]);
  return [
    { label: "Biaya dibayar", value: `${formatRupiah(fee.amount, "id")}, ${method}` },
    ...(fee.receipt ? [{ label: "Nomor bukti pembayaran", value: personal(fee.receipt) }] : []),
  ];
}
