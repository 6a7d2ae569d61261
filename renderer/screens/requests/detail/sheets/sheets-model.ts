import type { CodedValue } from "../../../../../shared/domain/fields/field";
import type { Sheet } from "../../../../../shared/domain/registers/sheet";
import { sheetNamed } from "../../../../../shared/domain/registers/sheets";
import type { RegisterRequest } from "../../../../../shared/ipc/registers";

export type Filling = RegisterRequest["fillings"][number];
export type SheetValues = Readonly<Record<string, CodedValue>>;

/** A filling that can be made now. `fill` and `add` begin one, `change` replaces what stands in `entry`. */
export interface SheetOffer {
  sheet: Sheet;
  kind: "fill" | "add" | "change";
  /** The entry that is replaced or answered; null begins a new one. */
  entry: string | null;
  /** What the form begins with. */
  values: SheetValues;
  /** Intake knew some of it. */
  suggested: boolean;
  /** The filling of another sheet that this one answers. */
  about: Filling | null;
  /** The filling that the operator sees and may replace. */
  seen: Filling | null;
}

/** One entry of a sheet as it stands, with how often it was filled in before. */
export interface SheetEntryView {
  filling: Filling;
  earlier: readonly Filling[];
  about: Filling | null;
  change: SheetOffer | null;
}

export interface SheetView {
  sheet: Sheet;
  mayFill: boolean;
  entries: readonly SheetEntryView[];
  /** Fillings that can be begun. */
  offers: readonly SheetOffer[];
  /** The sheet that has to be filled in first. */
  needs: Sheet | null;
}

function inForce(fillings: readonly Filling[], sheet: string): Filling[] {
  return fillings.filter((filling) => filling.inForce && filling.sheet === sheet);
}

function viewOf({ sheet: id, mayFill, suggested }: RegisterRequest["sheets"][number], data: RegisterRequest) {
  const sheet = sheetNamed(id);
  if (!sheet) return null;
  const { fillings, masked } = data;
  // Who does not see what was typed would lose it by replacing it.
  const fills = mayFill && !masked;
  const parents = sheet.answers ? inForce(fillings, sheet.answers) : [];
  const standing = inForce(fillings, id);
  const aboutOf = (entry: string) => parents.find((parent) => parent.entry === entry) ?? null;
  const entries = standing.map((filling): SheetEntryView => {
    const about = aboutOf(filling.entry);
    const { entry, values } = filling;
    return {
      filling,
      earlier: fillings.filter((other) => other.sheet === id && other.entry === entry && !other.inForce),
      about,
      change: fills ? { sheet, kind: "change", entry, values, suggested: false, about, seen: filling } : null,
    };
  });
  const fresh = { sheet, values: suggested, suggested: Object.keys(suggested).length > 0, seen: null };
  const offers: SheetOffer[] = [];
  if (fills && sheet.answers) {
    const open = parents.filter((parent) => !standing.some((filling) => filling.entry === parent.entry));
    offers.push(...open.map((about): SheetOffer => ({ ...fresh, kind: "fill", entry: about.entry, about })));
  } else if (fills && (sheet.repeats || standing.length === 0)) {
    offers.push({ ...fresh, kind: standing.length === 0 ? "fill" : "add", entry: null, about: null });
  }
  const needs = sheet.answers && parents.length === 0 ? sheetNamed(sheet.answers) : null;
  const view: SheetView = { sheet, mayFill: fills, entries, offers, needs };
  return view;
}

/** The sheets of a request's register: what stands on each, and what can be filled in now. */
export function sheetViews(data: RegisterRequest): readonly SheetView[] {
  return data.sheets.map((sheet) => viewOf(sheet, data)).filter((view) => view !== null);
}

/** Everything that can be filled in now, new fillings first: what a number key picks from. */
export function offersOf(views: readonly SheetView[]): readonly SheetOffer[] {
  return [
    ...views.flatMap((view) => view.offers),
    ...views.flatMap((view) => view.entries.flatMap((entry) => entry.change ?? [])),
  ];
}

/** Names a filling that is being typed: the same form finds its draft again. */
export function draftName(request: string, { sheet, entry }: Pick<SheetOffer, "sheet" | "entry">): string {
  return `sheet/${request}/${sheet.id}/${entry ?? "new"}`;
}
