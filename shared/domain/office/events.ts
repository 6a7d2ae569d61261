import { z } from "zod";
import { OFFICES, type Office } from "../catalog/entry";
import { type Code, codeIn, codeWords } from "../eventlog/codes";
import { type Enrolment, enrolmentPayload } from "../eventlog/enrolment";
import type { LogEvent } from "../eventlog/event";
import type { SettingsState } from "./settings";
import { reduceSettings } from "./settings-events";

/** Payloads of the office's own stream; those of its settings in `settingPayloads`. */
export const officePayloads = {
  /** `demo`: everything in this log is made up, its passphrase and passwords are no secret. */
  "office.established": z.object({ office: codeIn(OFFICES), demo: z.boolean().optional() }),
  /** A workstation (or a restored copy of one) began to write under `origin`; its numbers begin with `prefix`. */
  "workstation.enrolled": enrolmentPayload,
} as const;

export interface OfficeState {
  office: Code<Office> | null;
  /** The origin that established it; null before. The first administrator is made there and nowhere else. */
  establishedBy: string | null;
  /** Whether it was established as a demo. */
  demo: boolean;
  /** Every workstation that was ever enrolled, each incarnation by itself. */
  workstations: (Enrolment & { at: number })[];
  /** What the office set itself; `officeSettings` adds the defaults. */
  settings: SettingsState;
}

export const EMPTY_OFFICE: OfficeState = {
  office: null,
  establishedBy: null,
  demo: false,
  workstations: [],
  settings: {},
};

/** Folds one event into the office's state; never throws. */
export function reduceOffice(state: OfficeState, event: LogEvent): OfficeState {
  if (event.type === "office.established") {
    const parsed = officePayloads["office.established"].safeParse(event.payload);
    if (!parsed.success || state.office !== null) return state;
    const { office, demo = false } = parsed.data;
    return { ...state, office, demo, establishedBy: event.origin };
  }
  if (event.type === "workstation.enrolled") {
    const parsed = officePayloads["workstation.enrolled"].safeParse(event.payload);
    if (parsed.success) {
      return { ...state, workstations: [...state.workstations, { ...parsed.data, at: event.at.wall }] };
    }
    return state;
  }
  const settings = reduceSettings(state.settings, event);
  return settings === state.settings ? state : { ...state, settings };
}

/** Names of the five offices as their letterheads have them. */
const OFFICE_NAMES: Readonly<Record<Office, string>> = {
  bantul: "Dinas Komunikasi dan Informatika Kabupaten Bantul",
  klaten: "Dinas Komunikasi dan Informatika Kabupaten Klaten",
  pasuruan: "Dinas Komunikasi dan Informatika Kabupaten Pasuruan",
  trenggalek: "Dinas Komunikasi dan Informatika Kabupaten Trenggalek",
  "polewali-mandar": "Dinas Komunikasi, Informatika, Statistik dan Persandian Kabupaten Polewali Mandar",
};

/** An office's name as its letterhead has it; of one that only a newer version knows, its code. */
export function officeName(office: Code<Office>): string {
  return codeWords(OFFICES, office, (known) => OFFICE_NAMES[known]);
}
