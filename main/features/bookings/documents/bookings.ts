import type { PrintDocument } from "../../../../shared/domain/documents/model";
import type { DocumentRequest } from "../../../../shared/domain/documents/request";
import { formatDate, formatInstant, formatLongDate, formatTime } from "../../../../shared/text/format";
import type { QueryTools } from "../../query";
import { cityOf, headSigner, letterheadOf } from "../../requests/documents/common";
import { bookingsList } from "../queries/list";

/** Who takes what in a time: one line for each booking, by resource. What clashes says so. */
export function bookingsPrint(request: DocumentRequest & { kind: "bookings" }, tools: QueryTools): PrintDocument {
  const { zone } = tools.reference;
  const { from, to, resources: kind } = request;
  const { resources, bookings } = bookingsList({ from, to, resource: null, kind }, tools);
  const names = new Map(resources.map((resource) => [resource.id, resource.name]));
  const personal = tools.may("requests.read-personal");
  const first = formatLongDate(from, zone, "id");
  const last = formatLongDate(to - 1, zone, "id");
  const period = first === last ? first : `${first} – ${last}`;
  return {
    kind: "bookings",
    title: "Jadwal pemakaian ruang dan sumber daya",
    subtitle: `Periode: ${period}`,
    paper: "A4-landscape",
    letterhead: letterheadOf(tools),
    blocks: [
      {
        block: "table",
        columns: [
          { title: "Ruang / sumber daya", width: 3, align: "start" },
          { title: "Hari, tanggal", width: 2.2, align: "start" },
          { title: "Jam", width: 1.6, align: "start" },
          { title: "Permohonan", width: 2, align: "start" },
          { title: "Pemohon", width: 3, align: "start" },
          { title: "Perihal", width: 4, align: "start" },
          { title: "Keterangan", width: 2, align: "start" },
        ],
        rows: bookings.map((booking) => [
          names.get(booking.resource) ?? booking.resource,
          formatDate(booking.from, zone, "id"),
          hoursText(booking.from, booking.to, zone),
          booking.number,
          [booking.applicant, booking.agency].filter(Boolean).join(", "),
          booking.subject,
          booking.clashesWith.length > 0 ? "BENTROK" : "",
        ]),
        empty: "Tidak ada pemakaian pada periode ini.",
      },
      ...(personal
        ? []
        : [{ block: "note" as const, text: "Data pribadi tidak ditampilkan untuk peran yang mencetak." }]),
      {
        block: "signatures",
        place: cityOf(tools),
        date: formatLongDate(tools.now, zone, "id"),
        signers: [headSigner(tools)],
      },
    ],
    footer: `Jadwal pemakaian · ${period} · dicetak ${formatInstant(tools.now, zone, "id")}`,
    name: `Jadwal pemakaian ${period}`,
  };
}

/** "09.00–11.00"; with the date of the end where it is another day's. */
function hoursText(from: number, to: number, zone: string): string {
  const day = formatDate(to, zone, "id");
  const end = formatTime(to, zone, "id");
  return `${formatTime(from, zone, "id")}–${day === formatDate(from, zone, "id") ? end : `${day} ${end}`}`;
}
