import type { PrintDocument, Signer } from "../../../../shared/domain/documents/model";
import { ROLES } from "../../../../shared/domain/operators/roles";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { DISPOSITION_INSTRUCTIONS } from "../../../../shared/domain/requests/types";
import { Refusal } from "../../../../shared/ipc/errors";
import { formatDay } from "../../../../shared/text/format";
import { INSTRUCTION_WORDS, NATURE_WORDS, ROLE_WORDS } from "../../../../shared/text/office-words";
import type { QueryTools } from "../../query";
import { cityOf, type DocumentSource, documentSource, officeSigner, requestFooter } from "./common";

/** As the model sheet prints them, from the most pressing; "Biasa" is what none of the three is. */
const NATURES = ["very-urgent", "urgent", "confidential", "ordinary"] as const;
/** Nobody forwards a letter to them; ticked all the same where somebody did. */
const NOT_OFFERED = ["administrator", "call-taker"];

/**
 * Lembar disposisi in the form of Permendagri 54/2009's model: half a folio sheet that stays with its letter.
 * @throws Refusal `not-found` where the event is no disposition that counts
 */
export function dispositionSheet({ id, eventId }: { id: string; eventId: string }, tools: QueryTools): PrintDocument {
  const source = documentSource(id, tools);
  const { state, personal, instant } = source;
  const record = state.records.find((candidate) => candidate.eventId === eventId);
  const sheet = record?.disposition;
  if (!record || !sheet) throw new Refusal("not-found", { id: eventId });
  const from = [personal(state.applicant?.applicantName), state.applicant?.agency ?? ""];
  const letterNumber = state.applicant?.letterNumber ? personal(state.applicant.letterNumber) : "-";
  return {
    kind: "disposition",
    title: "Lembar disposisi",
    subtitle: "",
    paper: "folio-half",
    letterhead: source.letterhead,
    blocks: [
      {
        block: "facts",
        columns: 2,
        framed: true,
        facts: [
          { label: "Surat dari", value: from.filter(Boolean).join(", ") },
          { label: "No. Surat", value: letterNumber },
          { label: "Tgl. Surat", value: state.letterDate === null ? "-" : formatDay(state.letterDate, "id") },
          { label: "Diterima Tgl", value: instant(state.receivedAt) },
          { label: "No. Agenda", value: state.agenda?.number ?? state.number },
          { label: "No. Permohonan", value: state.number },
        ],
      },
      {
        block: "checklist",
        framed: true,
        groups: [
          {
            title: "Sifat :",
            layout: "line",
            items: NATURES.map((nature) => ({ label: NATURE_WORDS[nature], ticked: sheet.nature === nature })),
          },
        ],
      },
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [
          { label: "Hal", value: personal(state.applicant?.subject) },
          { label: "Layanan", value: source.service.entry.name },
        ],
      },
      {
        block: "checklist",
        framed: true,
        groups: [
          {
            title: "Diteruskan kepada Sdr.:",
            layout: "list",
            items: ROLES.filter((role) => sheet.forwardedTo.includes(role) || !NOT_OFFERED.includes(role)).map(
              (role) => ({ label: ROLE_WORDS[role], ticked: sheet.forwardedTo.includes(role) }),
            ),
          },
          {
            title: "Dengan hormat harap:",
            layout: "list",
            items: DISPOSITION_INSTRUCTIONS.map((instruction) => ({
              label: INSTRUCTION_WORDS[instruction],
              ticked: sheet.instructions.includes(instruction),
            })),
          },
        ],
      },
      {
        block: "facts",
        columns: 1,
        framed: true,
        facts: [{ label: "Catatan", value: record.note === "" ? "-" : personal(record.note) }],
      },
      {
        block: "signatures",
        place: cityOf(tools),
        date: source.longDate(record.at),
        signers: [giver(record, source)],
      },
      { block: "note", text: "Lembar ini tidak boleh dipisahkan dari suratnya." },
    ],
    footer: requestFooter("Lembar disposisi", source),
    name: `Lembar disposisi ${state.number}`,
  };
}

/** Who gave the disposition: whoever took the step, in the capacity that the standard names. */
function giver(record: RequestState["records"][number], { service, tools, personal }: DocumentSource): Signer {
  const { takenBy } = record;
  const step = service.steps.find((candidate) => candidate.id === record.step);
  const taker = takenBy?.operator ?? (takenBy?.name || takenBy?.role ? null : record.actor);
  const name = taker === null ? personal(takenBy?.name) : tools.reference.operatorName(taker);
  const takenIn = ROLES.find((role) => role === takenBy?.role);
  const held = tools.reference.operators.get(taker ?? "")?.roles.find((role) => step?.actor.roles.includes(role));
  const role = takenIn ?? held;
  return officeSigner(step?.actor.label ?? (role ? ROLE_WORDS[role] : ""), name, tools);
}
