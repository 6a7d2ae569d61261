// The one place in the renderer with invented values: they show what the shared components look like.
import type { ExplanationDay } from "../../../shared/ipc/catalog";
import type { Deadline } from "../../../shared/ipc/requests";
import type { ChecklistItem } from "../../parts/fields/checklist-field";
import type { StepItem } from "../../ui/process/step-list";
import type { TimelineItem } from "../../ui/process/timeline";

const HOUR = 3_600_000;

/** Mon 23 Nov 2026 10.30 WIB: the samples' present. */
export const sampleNow = Date.UTC(2026, 10, 23, 3, 30);
const due = Date.UTC(2026, 10, 26, 9, 0);

const base: Deadline = {
  state: "normal",
  due,
  promised: due,
  early: null,
  basis: "working",
  leftMs: 20.5 * HOUR,
  unknownYear: null,
};
const nothing: Deadline = { ...base, due: null, promised: null, leftMs: null, basis: null };

/** One deadline of each state. */
export const sampleDeadlines: readonly Deadline[] = [
  base,
  { ...base, state: "last-quarter", leftMs: 4.25 * HOUR, due: Date.UTC(2026, 10, 24, 1, 15) },
  { ...base, state: "late", leftMs: -9 * HOUR, due: Date.UTC(2026, 10, 20, 9, 30) },
  { ...base, state: "paused", leftMs: 12 * HOUR },
  { ...base, state: "normal", basis: "clock", leftMs: 5 * 60_000, due: sampleNow + 5 * 60_000 },
  { ...nothing, state: "not-started" },
  { ...nothing, state: "none" },
  { ...base, state: "met", leftMs: null },
  { ...base, state: "missed", leftMs: null },
  { ...nothing, state: "unknown-year", unknownYear: 2028 },
];

/** P3D of working days, received on a Saturday. */
export const sampleDays: readonly ExplanationDay[] = [
  {
    date: "2026-11-21",
    kind: "weekend",
    counted: false,
    note: "Sabtu; dianggap diterima Senin 07.30",
    noteEn: "Saturday; counts as received on Monday 07:30",
  },
  { date: "2026-11-22", kind: "weekend", counted: false, note: "Minggu", noteEn: "Sunday" },
  {
    date: "2026-11-23",
    kind: "receipt",
    counted: false,
    note: "hari penerimaan tidak dihitung",
    noteEn: "the day of receipt does not count",
  },
  { date: "2026-11-24", kind: "working", counted: true, note: "hari kerja ke-1", noteEn: "working day 1" },
  { date: "2026-11-25", kind: "working", counted: true, note: "hari kerja ke-2", noteEn: "working day 2" },
  {
    date: "2026-11-26",
    kind: "working",
    counted: true,
    note: "hari kerja ke-3; batas pada jam tutup 16.00",
    noteEn: "working day 3; due at closing time 16:00",
  },
];

/** One step of each state. */
export const sampleSteps: readonly StepItem[] = [
  {
    id: "receive",
    title: "Menerima dan mencatat permohonan",
    state: "done",
    actor: "Petugas layanan",
    quota: "15 menit",
    source: [1],
    records: [
      {
        id: "1",
        title: "Diselesaikan",
        actor: "Dwi Astuti",
        startedAt: sampleNow - 30 * HOUR,
        at: sampleNow - 29.8 * HOUR,
        tone: "ok",
      },
    ],
  },
  {
    id: "disposition",
    title: "Disposisi kepada kepala bidang",
    state: "current",
    actor: "Kepala dinas",
    quota: null,
    source: [2, 3],
    note: "Dokumen sumber menyebut langkah ini dua kali; dijalankan sekali.",
    records: [
      {
        id: "2",
        title: "Dikembalikan",
        actor: "Agus Santoso",
        startedAt: sampleNow - 29 * HOUR,
        at: sampleNow - 5 * HOUR,
        note: "Lampiran denah belum ada.",
        tone: "warn",
      },
    ],
  },
  { id: "survey", title: "Survei lokasi", state: "ahead", actor: null, quota: "1 hari", source: [4] },
  { id: "extra", title: "Meminta persetujuan tambahan", state: "skipped", actor: "Ketua tim", source: [5] },
  { id: "refuse", title: "Menyampaikan penolakan", state: "not-taken", actor: "Petugas layanan", source: [6] },
];

export const sampleTimeline: readonly TimelineItem[] = [
  {
    id: "3",
    at: sampleNow - HOUR,
    actor: "Nur Hidayati, Kepala bidang",
    title: "Langkah diselesaikan: Disposisi",
    text: "Mohon dicek jaringan kelurahan sebelum Rabu.",
    tone: "ok",
  },
  {
    id: "2",
    at: sampleNow - 4 * HOUR,
    actor: "Dwi Astuti, Petugas layanan",
    title: "Menunggu pemohon",
    text: "Lampiran denah belum ada.",
    tone: "pause",
  },
  {
    id: "1",
    at: sampleNow - 30 * HOUR,
    actor: "Dwi Astuti, Petugas layanan",
    title: "Permohonan diterima",
    tone: "info",
    meta: "dari K1",
  },
];

export interface SampleRow {
  id: string;
  number: string;
  service: string;
  applicant: string;
  deadline: Deadline;
}

const SERVICES = [
  "Perbaikan jaringan internet",
  "Permohonan rekaman CCTV",
  "Hosting situs kalurahan",
  "Peminjaman perangkat rapat daring",
];
const NAMES = ["Kalurahan Trirenggo", "Bambang Prasetyo", "SDN 1 Bantul", "Puskesmas Jetis", "Siti Rahmawati"];

/** Any number of rows, made when asked for. */
export function sampleRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    number: `K1-2026-${String(index + 1).padStart(6, "0")}`,
    service: SERVICES[index % SERVICES.length] ?? "",
    applicant: NAMES[(index * 7) % NAMES.length] ?? "",
    deadline: sampleDeadlines[(index * 3) % sampleDeadlines.length] ?? base,
  }));
}

export const sampleChecklist: readonly ChecklistItem[] = [
  { index: 0, text: "Surat permohonan dari pimpinan instansi", state: "complete", note: "" },
  { index: 1, text: "Fotokopi KTP pemohon", state: "missing", note: "Halaman belakang belum ada" },
  {
    index: 2,
    text: "Surat keterangan kehilangan dari kepolisian (bila untuk penyelidikan)",
    state: "not-applicable",
    note: "",
  },
];

export const samplePlaces = ["Trirenggo, Bantul", "Palbapang, Bantul", "Panggungharjo, Sewon", "Parangtritis, Kretek"];
