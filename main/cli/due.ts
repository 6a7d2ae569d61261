import { type CompiledCalendar, compileCalendar } from "../../shared/domain/calendar/compile";
import { parseOfficeCalendar } from "../../shared/domain/calendar/schema";
import type { Office } from "../../shared/domain/catalog/entry";
import { BASES, type Basis } from "../../shared/domain/deadlines/basis";
import { type ExplainedDue, explainDue, explainDueOfLimit } from "../../shared/domain/deadlines/explain";
import { parseInstant, toOfficeIso } from "../../shared/domain/deadlines/instants";
import { loadCalendar } from "../platform/resources";
import { serviceById } from "./catalog-files";
import { numberOption, officeOption, readOptions, required } from "./options";
import { answer, CliError, type Verb } from "./verb";

interface Pause {
  from: number;
  to: number;
}

/** `due`: when a limit is due, explained day by day. Uses the calendar that Sigap ships. */
export const due: Verb = {
  name: "due",
  summary: "hitung tenggat dan jelaskan hari demi hari",
  help: `due --service ID --received WAKTU [--limit 0] [--pause A/B]... [--json]
due --iso DURASI --basis DASAR --office KANTOR --received WAKTU [--open JAM --close JAM] [--pause A/B]... [--json]

Tenggat sebuah jangka waktu dengan kalender kerja kantornya.

  --service ID      kode layanan dari catalog list
  --limit N         nomor jangka waktu layanan itu, mulai dari 0
  --received WAKTU  saat diterima, dengan selisih zona: 2026-03-16T10:00:00+07:00
  --pause A/B       jeda menunggu pemohon, dari A sampai B; boleh berulang
  --iso DURASI      jangka waktu ISO 8601, misalnya P3D atau PT45M
  --basis DASAR     working (jam kerja), calendar (hari kalender) atau clock (jam berjalan)
  --office KANTOR   bantul, klaten, pasuruan, trenggalek atau polewali-mandar
  --open, --close   jam layanan sendiri, misalnya 08:00 dan 14:00
  --json            cetak satu dokumen JSON

Contoh: due --service bantul-52-permohonan-perbaikan-jaringan --received 2026-03-16T10:00:00+07:00`,
  run(args, context) {
    const options = readOptions(args, {
      service: { type: "string" },
      limit: { type: "string" },
      received: { type: "string" },
      pause: { type: "string", multiple: true },
      iso: { type: "string" },
      basis: { type: "string" },
      office: { type: "string" },
      open: { type: "string" },
      close: { type: "string" },
    });
    const received = parseInstant(required(options.received, "received", "2026-03-16T10:00:00+07:00"));
    const pauses = readPauses(options.pause ?? []);
    if ((options.service === undefined) === (options.iso === undefined)) {
      throw new CliError("Sebutkan --service ID, atau --iso DURASI dengan --basis dan --office; salah satu saja.");
    }
    const { zone, result } =
      options.service === undefined
        ? dueOfDuration(context.resources, options, received, pauses)
        : dueOfService(context.resources, options.service, options, received, pauses);
    const shown = {
      due: result.due === null ? null : toOfficeIso(result.due, zone),
      basis: result.basis,
      explanation: result.explanation.map(({ date, kind, counted, note }) => ({ date, kind, counted, note })),
    };
    const days = shown.explanation.map((day) => `  ${day.date}  ${day.counted ? "+" : " "}  ${day.note}`);
    answer(context, options.json, shown, [`Tenggat: ${shown.due ?? "tidak ada"} (${shown.basis})`, ...days]);
    return 0;
  },
};

type Given = Partial<Record<"limit" | "iso" | "basis" | "office" | "open" | "close", string>>;
type Answered = { zone: string; result: ExplainedDue };

function calendarOf(resources: string, office: Office): CompiledCalendar {
  const { hours, years } = loadCalendar(resources, office);
  const byYear = Object.fromEntries(years.map((year) => [String(year.year), year]));
  return compileCalendar(parseOfficeCalendar({ office, zone: hours.zone, hours, years: byYear }));
}

function dueOfService(resources: string, id: string, given: Given, received: number, pauses: Pause[]): Answered {
  for (const option of ["basis", "office", "open", "close"] as const) {
    if (given[option] !== undefined) throw new CliError(`--${option} hanya untuk --iso; layanan sudah memuatnya.`);
  }
  const { office, service } = serviceById(resources, id);
  const limits = service.entry.time_limits;
  const number = given.limit === undefined ? 0 : numberOption(given.limit, "limit", 0, 999);
  const limit = limits[number] ?? null;
  if (limit === null && given.limit !== undefined) {
    const choices = limits.map((choice, index) => `  ${index}: ${choice.text}`).join("\n");
    throw new CliError(
      limits.length === 0
        ? `Layanan ${id} tidak punya jangka waktu. Hilangkan --limit.`
        : `Layanan ${id} tidak punya jangka waktu nomor ${number}. Pilih salah satu:\n${choices}`,
    );
  }
  const calendar = calendarOf(resources, office);
  const context = { receivedAt: received, serviceHours: service.entry.service_hours, pauses };
  return { zone: calendar.zone, result: explainDueOfLimit(calendar, limit, context) };
}

function dueOfDuration(resources: string, given: Given, received: number, pauses: Pause[]): Answered {
  if (given.limit !== undefined) throw new CliError("--limit hanya untuk --service.");
  const basis = basisOption(given.basis);
  const calendar = calendarOf(resources, officeOption(given.office));
  const input = { receivedAt: received, iso: given.iso ?? "", basis, pauses, open: given.open, close: given.close };
  return { zone: calendar.zone, result: explainDue(calendar, input) };
}

function basisOption(value: string | undefined): Basis {
  const basis = BASES.find((candidate) => candidate === value);
  if (basis) return basis;
  throw new CliError(
    value === undefined
      ? `Pilihan --basis harus diisi. Pilih salah satu: ${BASES.join(", ")}.`
      : `Dasar "${value}" tidak dikenal. Pilih salah satu: ${BASES.join(", ")}.`,
  );
}

/** @throws CliError, InstantError */
function readPauses(texts: readonly string[]): Pause[] {
  const pauses = texts.map((text) => {
    const [from = "", to = "", ...rest] = text.split("/");
    if (from === "" || to === "" || rest.length > 0) {
      throw new CliError(`Jeda "${text}" tidak dapat dibaca. Tulis awal/akhir, misalnya ${EXAMPLE_PAUSE}`);
    }
    const pause = { from: parseInstant(from), to: parseInstant(to) };
    if (pause.to < pause.from) throw new CliError(`Jeda "${text}" terbalik: akhirnya sebelum awalnya. Tukar keduanya.`);
    return pause;
  });
  const inOrder = pauses.toSorted((left, right) => left.from - right.from);
  for (const [index, pause] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (before && pause.from < before.to) {
      throw new CliError("Dua jeda bertumpuk. Gabungkan menjadi satu: kantor tidak menunggu dua kali sekaligus.");
    }
  }
  return pauses;
}

const EXAMPLE_PAUSE = "2026-11-24T10:00:00+07:00/2026-11-25T10:00:00+07:00";
