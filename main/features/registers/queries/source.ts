import type { Service } from "../../../../shared/domain/catalog/service";
import type { CodedValue } from "../../../../shared/domain/fields/field";
import { basisSetting } from "../../../../shared/domain/office/settings";
import { type RegisterClock, registerClocks } from "../../../../shared/domain/registers/clocks";
import { ANONYMOUS, reporterWishes, SECRET, withheld } from "../../../../shared/domain/registers/reporter";
import { entriesOf, sheetNamed, valuesOf } from "../../../../shared/domain/registers/sheets";
import { requestDeadline } from "../../../../shared/domain/requests/deadline";
import type { RequestState, SheetEntry } from "../../../../shared/domain/requests/state";
import type { RegisterCell } from "../../../../shared/ipc/registers";
import { fieldValueText } from "../../../../shared/text/field-value";

import type { QueryTools } from "../../query";
import { readRequest } from "../../requests/queries/detail";
import type { RequestTableRow } from "../../requests/tables";

/** What the cells of a register's row are read from. */
export interface RegisterSource {
  state: RequestState;
  row: RequestTableRow;
  service: Service;
  tools: QueryTools;
  /** Who asks; an anonymous reporter is named only to those who handle the report, and never on paper. */
  name: string;
  address: string;
  contact: string;
  subject: string;
  details: string;
  /** What intake asked, in words; "" where it did not. */
  asked(field: string): string;
  /** The latest filling of a sheet, or the one of an entry. */
  sheet(id: string, entry?: string): SheetValues;
  sheets(id: string): SheetValues[];
}

/** One filling's values. */
export interface SheetValues {
  filled: SheetEntry | undefined;
  value(field: string): CodedValue | undefined;
  /** In words; "" where it is not filled in. */
  words(field: string): string;
  /** A date or an instant as a cell. */
  when(field: string): RegisterCell;
}

function sheetValues(id: string, filled: SheetEntry | undefined, zone: string): SheetValues {
  const values = valuesOf(filled);
  const fields = sheetNamed(id)?.fields ?? [];
  return {
    filled,
    value: (field) => values[field],
    words: (field) => {
      const declared = fields.find((candidate) => candidate.id === field);
      return declared ? fieldValueText(declared, values[field], { zone, language: "id" }) : "";
    },
    when: (field) => {
      const value = values[field];
      if (typeof value === "number") return { at: value, time: true };
      return typeof value === "string" ? { day: value } : "";
    },
  };
}

/** Lines below each other, without the empty ones. */
export function lines(...parts: string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

/** Reads a request for its register. `printed`: nobody's wish to stay unnamed is overruled on paper. @throws Refusal `not-found` */
export function registerSource(id: string, tools: QueryTools, { printed }: { printed: boolean }): RegisterSource {
  const { state: whole, row, service } = readRequest(id, tools);
  const handles = !printed && tools.may("requests.act") && tools.may("requests.read-personal");
  const state = handles ? whole : withheld(whole);
  const { applicant } = state;
  // Who sees no personal data at all is still told why nobody will ever be named here.
  const wishes = reporterWishes(whole);
  const unread = applicant === null;
  const { zone } = tools.reference;
  return {
    state,
    row,
    service,
    tools,
    name: unread ? (wishes.anonymous ? ANONYMOUS : "") : lines(applicant.applicantName, applicant.agency),
    address: applicant?.address ?? "",
    contact: lines(applicant?.phone || (applicant?.phoneRaw ?? ""), applicant?.email ?? ""),
    subject: unread ? (wishes.secret ? SECRET : "") : applicant.subject,
    details: unread ? (wishes.secret ? SECRET : "") : applicant.details,
    asked: (field) => {
      const declared = service.fields.find((candidate) => candidate.id === field);
      const value = state.fields[field] ?? state.fieldTexts[field];
      return declared ? fieldValueText(declared, value, { zone, language: "id" }) : "";
    },
    sheet: (sheet, entry) => {
      const entries = entriesOf(state.sheets, sheet);
      return sheetValues(
        sheet,
        entries.findLast((filled) => entry === undefined || filled.entry === entry),
        zone,
      );
    },
    sheets: (sheet) => entriesOf(state.sheets, sheet).map((filled) => sheetValues(sheet, filled, zone)),
  };
}

/** The clocks that the law sets for the request's register, as they stand now. */
export function clocksOf({ state, service, tools }: Pick<RegisterSource, "state" | "service" | "tools">) {
  const { calendar, settings } = tools.reference;
  if (!service.register || !calendar) return [] as readonly RegisterClock[];
  return registerClocks(service.register, state, {
    calendar,
    complaints: settings.clocks.complaints,
    now: tools.now,
    due: requestDeadline(state, service, calendar, basisSetting(settings)).due,
  });
}
