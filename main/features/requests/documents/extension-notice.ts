import type { PrintDocument } from "../../../../shared/domain/documents/model";
import { codeWords } from "../../../../shared/domain/eventlog/codes";
import { requestPayloads } from "../../../../shared/domain/requests/events";
import { EXTENSION_GROUNDS } from "../../../../shared/domain/requests/types";
import { Refusal } from "../../../../shared/ipc/errors";
import { formatDay } from "../../../../shared/text/format";
import { EXTENSION_GROUND_WORDS } from "../../../../shared/text/office-words";
import type { QueryTools } from "../../query";
import {
  cityOf,
  complaintChannels,
  documentSource,
  headSigner,
  letterOpening,
  requestFacts,
  requestFooter,
} from "./common";

/**
 * Pemberitahuan perpanjangan waktu: the last extension, its ground and the new date (for public information UU 14/2008
 * article 22(8): once, in writing, with reasons). @throws Refusal `does-not-apply` where nothing was extended
 */
export function extensionNotice({ id }: { id: string }, tools: QueryTools): PrintDocument {
  const source = documentSource(id, tools);
  const { state, service, personal, events } = source;
  const extension = state.extensions.at(-1);
  if (!extension) throw new Refusal("does-not-apply", { number: state.number });
  // The due times are those of the moment: a wait that came later is no part of what was announced.
  const event = events.findLast(({ type, payload }) => {
    return type === "request.extended" && payload.limit === extension.limit;
  });
  const announced = requestPayloads["request.extended"].safeParse(event?.payload).data;
  const words = (due: number | null | undefined) => (due ? source.instant(due) : "");
  const isPublicInformation = service.register === "ppid";
  return {
    kind: "extension-notice",
    title: "Pemberitahuan perpanjangan waktu",
    subtitle: "",
    paper: "A4",
    letterhead: source.letterhead,
    blocks: [
      {
        block: "facts",
        columns: 1,
        framed: false,
        facts: [
          { label: "Nomor", value: personal(extension.noticeNumber) },
          { label: "Tanggal", value: formatDay(extension.noticeDate, "id") },
          { label: "Hal", value: `Perpanjangan waktu permohonan ${state.number}` },
        ],
      },
      ...letterOpening(source, "").slice(1),
      {
        block: "paragraph",
        text: `Permohonan Saudara yang kami terima pada ${source.instant(state.receivedAt)}:`,
      },
      { block: "facts", columns: 1, framed: false, facts: requestFacts(source) },
      {
        block: "paragraph",
        text: "belum dapat kami selesaikan dalam jangka waktu semula, sehingga jangka waktunya diperpanjang satu kali:",
      },
      {
        block: "facts",
        columns: 1,
        framed: false,
        facts: [
          { label: "Jatuh tempo semula", value: words(announced?.from ?? state.promise?.due) },
          { label: "Perpanjangan", value: service.entry.time_limits[extension.limit]?.text ?? extension.iso },
          { label: "Jatuh tempo baru", value: words(announced?.to) },
          {
            label: "Dasar",
            value: codeWords(EXTENSION_GROUNDS, extension.ground, (ground) => EXTENSION_GROUND_WORDS[ground]),
          },
          { label: "Alasan", value: personal(extension.reason) },
        ],
      },
      ...(isPublicInformation
        ? [
            {
              block: "note" as const,
              text: "Perpanjangan ini disampaikan secara tertulis menurut Undang-Undang Nomor 14 Tahun 2008 Pasal 22 ayat (8).",
            },
          ]
        : []),
      { block: "heading", text: "Pengaduan, saran dan masukan" },
      complaintChannels(source),
      {
        block: "signatures",
        place: cityOf(tools),
        date: formatDay(extension.noticeDate, "id"),
        signers: [
          isPublicInformation
            ? { role: "Pejabat Pengelola Informasi dan Dokumentasi", name: "", rank: "", nip: "" }
            : headSigner(tools),
        ],
      },
    ],
    footer: requestFooter("Perpanjangan waktu", source),
    name: `Perpanjangan waktu ${state.number}`,
  };
}
