import { describe, expect, test } from "vitest";
import holidays from "../../resources/calendar/holidays.json";
import officeHours from "../../resources/calendar/office-hours.json";
import { compileCalendar } from "../../shared/domain/calendar/compile";
import { officeCalendarFromFiles } from "../../shared/domain/calendar/files";
import { type ExplainedDue, explainDue, explainDueOfLimit } from "../../shared/domain/deadlines/explain";
import { parseInstant } from "../../shared/domain/deadlines/instants";

const bantul = compileCalendar(officeCalendarFromFiles("bantul", holidays, officeHours));
const at = (text: string) => parseInstant(text.replace(" ", "T"), "Asia/Jakarta");
const lines = (due: ExplainedDue) => {
  return due.explanation.map((day) => `${day.date} ${day.kind}${day.counted ? " *" : ""}: ${day.note}`);
};

test("days, holidays with their decree, joint leave and Ramadan", () => {
  const due = explainDue(bantul, { receivedAt: at("2026-03-16 10:00"), iso: "P3DT1H15M", basis: "working" });
  expect(lines(due)).toMatchInlineSnapshot(`
    [
      "2026-03-16 receipt: Diterima 10.00; hari penerimaan tidak dihitung",
      "2026-03-17 working-day *: Hari kerja ke-1 dari 3; jam Ramadan, tutup 15.00",
      "2026-03-18 joint-leave: Cuti bersama: Nyepi (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-19 holiday: Libur nasional: Hari Suci Nyepi (Tahun Baru Saka 1948) (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-20 joint-leave: Cuti bersama: Idul Fitri (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-21 holiday: Libur nasional: Idul Fitri 1447 H (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-22 holiday: Libur nasional: Idul Fitri 1447 H (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-23 joint-leave: Cuti bersama: Idul Fitri (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-24 joint-leave: Cuti bersama: Idul Fitri (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-03-25 working-day *: Hari kerja ke-2 dari 3",
      "2026-03-26 working-day *: Hari kerja ke-3 dari 3",
      "2026-03-27 due *: Tenggat 08.45; berjalan 1 jam 15 menit dari 1 jam 15 menit",
    ]
  `);
});

test("a pause shows where it was and where it is made up", () => {
  const pauses = [{ from: at("2026-11-24 10:00"), to: at("2026-11-25 10:00") }];
  const due = explainDue(bantul, { receivedAt: at("2026-11-23 10:00"), iso: "P3D", basis: "working", pauses });
  expect(lines(due)).toMatchInlineSnapshot(`
    [
      "2026-11-23 receipt: Diterima 10.00; hari penerimaan tidak dihitung",
      "2026-11-24 pause *: Hari kerja ke-1 dari 3; menunggu pemohon 10.00–24.00 (5 jam waktu buka)",
      "2026-11-25 pause *: Hari kerja ke-2 dari 3; menunggu pemohon 00.00–10.00 (2 jam 30 menit waktu buka)",
      "2026-11-26 working-day *: Hari kerja ke-3 dari 3",
      "2026-11-27 due: Tenggat 16.30; pengganti jeda 7 jam 30 menit",
    ]
  `);
});

test("a time part alone, from Friday's last minutes into Monday", () => {
  const due = explainDue(bantul, { receivedAt: at("2026-11-20 16:25"), iso: "PT19M", basis: "working" });
  expect(lines(due)).toMatchInlineSnapshot(`
    [
      "2026-11-20 receipt *: Diterima 16.25; berjalan 5 menit dari 19 menit",
      "2026-11-21 weekend: Sabtu, kantor tutup",
      "2026-11-22 weekend: Minggu, kantor tutup",
      "2026-11-23 due *: Tenggat 07.44; berjalan 14 menit dari 19 menit",
    ]
  `);
});

test("a receipt in closed time, and one day for both receipt and deadline", () => {
  const saturday = explainDue(bantul, { receivedAt: at("2026-11-21 11:00"), iso: "P1D", basis: "working" });
  expect(lines(saturday)).toMatchInlineSnapshot(`
    [
      "2026-11-21 receipt: Diterima 11.00; Sabtu, kantor tutup; di luar jam buka, dianggap diterima Senin 23 November 2026 07.30; hari penerimaan tidak dihitung",
      "2026-11-22 weekend: Minggu, kantor tutup",
      "2026-11-23 start: Dianggap diterima 07.30; hari penerimaan tidak dihitung",
      "2026-11-24 due *: Tenggat 16.00; hari kerja ke-1 dari 1",
    ]
  `);
  const sameDay = explainDue(bantul, { receivedAt: at("2026-11-23 12:10"), iso: "PT1H", basis: "working" });
  expect(lines(sameDay)).toMatchInlineSnapshot(`
    [
      "2026-11-23 due *: Tenggat 14.00; diterima 12.10; di luar jam buka, dianggap diterima 13.00; berjalan 1 jam dari 1 jam",
    ]
  `);
});

test("a month that lands on a closed day", () => {
  const due = explainDue(bantul, { receivedAt: at("2026-10-21 09:00"), iso: "P1M1D", basis: "working" });
  expect(lines(due).slice(-5)).toMatchInlineSnapshot(`
    [
      "2026-11-20 calendar-day *: Hari kalender ke-30 dari 31",
      "2026-11-21 calendar-day *: Hari kalender ke-31 dari 31; jatuh pada hari tutup, digeser ke hari kerja berikutnya",
      "2026-11-22 weekend: Minggu, kantor tutup",
      "2026-11-23 moved: Hari kerja pertama sesudahnya",
      "2026-11-24 due *: Tenggat 16.00; hari kerja ke-1 dari 1",
    ]
  `);
});

test("calendar and clock", () => {
  const calendar = explainDue(bantul, { receivedAt: at("2026-11-20 10:00"), iso: "P2DT2H", basis: "calendar" });
  expect(lines(calendar)).toMatchInlineSnapshot(`
    [
      "2026-11-20 receipt: Diterima 10.00; hari penerimaan tidak dihitung",
      "2026-11-21 calendar-day *: Hari kalender ke-1 dari 2",
      "2026-11-22 calendar-day *: Hari kalender ke-2 dari 2; berjalan 1 detik dari 2 jam",
      "2026-11-23 due *: Tenggat 01.59.59; berjalan 1 jam 59 menit 59 detik dari 2 jam",
    ]
  `);
  const clock = explainDue(bantul, { receivedAt: at("2026-11-22 23:58"), iso: "PT7M", basis: "clock" });
  expect(lines(clock)).toMatchInlineSnapshot(`
    [
      "2026-11-22 receipt *: Diterima 23.58; berjalan 2 menit dari 7 menit",
      "2026-11-23 due *: Tenggat 00.05; berjalan 5 menit dari 7 menit",
    ]
  `);
});

test("English says the same", () => {
  const pauses = [{ from: at("2026-12-23 15:00"), to: null }];
  const due = explainDue(bantul, { receivedAt: at("2026-12-22 10:00"), iso: "P2D", basis: "working", pauses });
  expect(due.explanation.map((day) => `${day.date} ${day.kind}: ${day.noteEn}`)).toMatchInlineSnapshot(`
    [
      "2026-12-22 receipt: Received 10:00; the day of receipt is not counted",
      "2026-12-23 pause: Working day 1 of 2; waiting for the applicant since 15:00, not over",
      "2026-12-24 joint-leave: Joint leave: Natal (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-12-25 holiday: National holiday: Kelahiran Yesus Kristus (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)",
      "2026-12-26 weekend: Saturday, office closed",
      "2026-12-27 weekend: Sunday, office closed",
      "2026-12-28 due: Due 16:00; working day 2 of 2",
    ]
  `);
});

describe("where there is no due time", () => {
  test("the list ends where the calendar does", () => {
    const due = explainDue(bantul, { receivedAt: at("2027-12-29 09:00"), iso: "P10D", basis: "working" });
    expect(due).toMatchObject({ due: null, unknownYear: 2028 });
    expect(lines(due)).toMatchInlineSnapshot(`
      [
        "2027-12-29 receipt: Diterima 09.00; hari penerimaan tidak dihitung",
        "2027-12-30 working-day *: Hari kerja ke-1 dari 10",
        "2027-12-31 working-day *: Hari kerja ke-2 dari 10",
        "2028-01-01 unknown: kalender 2028 belum diatur",
      ]
    `);
    const far = explainDue(bantul, { receivedAt: at("2027-12-31 09:00"), iso: "P30Y", basis: "working" });
    expect(lines(far).at(-1)).toBe("2057-01-01 unknown: kalender 2057 belum diatur");
    const outside = explainDue(bantul, { receivedAt: at("2029-05-01 09:00"), iso: "P1D", basis: "working" });
    expect(lines(outside)).toEqual(["2029-05-01 unknown: kalender 2029 belum diatur"]);
  });

  const limit = (kind: "tentative" | "minimum" | "none", min: string | null) => {
    return { kind, unit_calendar: "unspecified" as const, min_iso: min, max_iso: null };
  };
  const context = { receivedAt: at("2026-11-23 10:00"), serviceHours: null };

  test("the reason is given, and the date once it is agreed", () => {
    expect(lines(explainDueOfLimit(bantul, limit("tentative", null), context))).toMatchInlineSnapshot(`
      [
        "2026-11-23 no-due: Diterima 10.00; jangka waktu tentatif; belum ada tenggat sampai tanggal disepakati dengan pemohon",
      ]
    `);
    const agreed = { ...context, agreedDue: at("2026-12-01 12:00") };
    expect(lines(explainDueOfLimit(bantul, null, agreed))).toMatchInlineSnapshot(`
      [
        "2026-11-23 receipt: Diterima 10.00; sumber tidak menyebut jangka waktu",
        "2026-12-01 due: Tenggat 12.00, disepakati dengan pemohon",
      ]
    `);
  });

  test("a minimum ends with the first permitted time", () => {
    const due = explainDueOfLimit(bantul, limit("minimum", "P1D"), context);
    expect(due).toMatchObject({ due: null, notBefore: at("2026-11-24 16:00") });
    expect(lines(due)).toMatchInlineSnapshot(`
      [
        "2026-11-23 receipt: Diterima 10.00; hari penerimaan tidak dihitung",
        "2026-11-24 not-before *: Paling cepat Selasa 24 November 2026 16.00; sumber hanya menyebut waktu minimal",
      ]
    `);
  });
});
