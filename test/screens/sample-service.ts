import type { Service, ServiceStep } from "../../shared/domain/catalog/service";

const step = (id: string, title: string, rest: Partial<ServiceStep> = {}): ServiceStep => ({
  id,
  source: [1],
  kind: "task",
  actor: { kind: "role", roles: ["team-lead"], label: "Ketua Tim" },
  title,
  quota: null,
  options: [],
  outcomes: [{ id: "completed", label: "Selesai", to: "handover", effect: "advance", reasonRequired: false }],
  note: null,
  ...rest,
});

/** A small service with two requirements, two steps and, if asked, two limits to choose from. */
export function sampleService(limits = 1): Service {
  const printed = {
    text: "2 hari",
    kind: "maximum",
    unit_calendar: "unspecified",
    min_iso: null,
    max_iso: "P2D",
  } as const;
  return {
    entry: {
      id: "bantul-900-contoh",
      office: "bantul",
      no: 900,
      name: "Contoh",
      unit: null,
      source: { file: "contoh.txt", from: 1, to: 9 },
      legal_basis: [],
      requirements: ["Surat permohonan", "Fotokopi KTP"],
      procedure: [],
      service_hours: null,
      time_limits: Array.from({ length: limits }, () => ({ ...printed, starts: null, applies_to: null })),
      fee: null,
      products: ["Laporan"],
      facilities: [],
      competencies: [],
      supervision: [],
      complaint_channels: [],
      staff: null,
      guarantee: null,
      safety: null,
      evaluation: null,
      anomalies: [],
    },
    runnable: true,
    reasonNotRunnable: null,
    steps: [
      step("periksa", "Memeriksa permohonan", {
        outcomes: [{ id: "completed", label: "Selesai", to: "putuskan", effect: "advance", reasonRequired: false }],
      }),
      step("putuskan", "Memutuskan permohonan", {
        kind: "decision",
        outcomes: [
          { id: "approved", label: "Disetujui", to: "handover", effect: "advance", reasonRequired: false },
          { id: "returned", label: "Dikembalikan", to: "periksa", effect: "return", reasonRequired: true },
          { id: "refused", label: "Ditolak", to: "refusal", effect: "end", reasonRequired: true },
        ],
      }),
    ],
    limits: Array.from({ length: limits }, (_, limit) => ({
      limit,
      label: `pilihan ${limit}`,
      starts: "receipt",
      stops: "handover",
      extends: null,
      selectable: true,
      basis: "working" as const,
    })),
    notes: [],
    defects: [],
    fields: [],
    register: null,
    books: [],
  };
}
