import { type CompiledCalendar, compileCalendar } from "../../shared/domain/calendar/compile";
import { type CalendarState, calendarFromState, EMPTY_CALENDAR } from "../../shared/domain/calendar/events";
import { offsetAt } from "../../shared/domain/calendar/zone";
import { isOlderApp } from "../../shared/domain/catalog/app-version";
import type { Service } from "../../shared/domain/catalog/service";
import { isoAtOffset } from "../../shared/domain/deadlines/instants";
import { EMPTY_OFFICE, type OfficeState } from "../../shared/domain/office/events";
import { type OfficeSettings, officeSettings } from "../../shared/domain/office/settings";
import type { Role } from "../../shared/domain/operators/roles";
import { type ReadDatabase, sql } from "../store/database";

/** What a command or query needs to know of an operator. */
export interface OperatorReference {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  active: boolean;
}

interface CalendarParts {
  state: CalendarState;
  compiled: CompiledCalendar | null;
}

/**
 * What features share and their rows depend on: the office, its calendar, its catalog and its operators. Read from
 * view.db, where their streams are projected; `refresh` after a transaction that changed one of them.
 */
export class Reference {
  private services = new Map<string, Service>();
  private currentHashes: Map<string, string> | null = null;
  private operatorsById: Map<string, OperatorReference> | null = null;
  private calendarValue: CalendarParts | null = null;
  /** Compiling takes a millisecond: kept as long as the calendar's text is the same. */
  private compiledFrom: { text: string | null; parts: CalendarParts } | null = null;
  private officeValue: OfficeState | null = null;
  private settingsValue: OfficeSettings | null = null;

  constructor(private readonly database: ReadDatabase) {}

  /**
   * Forgets what was read of one kind of stream, or of all; other kinds are nothing it holds. A pinned service's version
   * never changes and is kept.
   */
  refresh(part = "all"): void {
    if (part === "catalog" || part === "all") this.currentHashes = null;
    if (part === "operator" || part === "all") this.operatorsById = null;
    if (part === "calendar" || part === "office" || part === "all") this.calendarValue = null;
    if (part === "office" || part === "all") {
      this.officeValue = null;
      this.settingsValue = null;
    }
  }

  private document(name: "office" | "calendar"): string | null {
    return this.database.get(sql.selectFrom(`view.${name}`).select("json"))?.json ?? null;
  }

  get office(): OfficeState {
    if (!this.officeValue) {
      const text = this.document("office");
      this.officeValue = text === null ? EMPTY_OFFICE : (JSON.parse(text) as OfficeState);
    }
    return this.officeValue;
  }

  /** What the office set, with defaults where it has not. */
  get settings(): OfficeSettings {
    this.settingsValue ??= officeSettings(this.office.office, this.office.settings);
    return this.settingsValue;
  }

  private get calendarParts(): CalendarParts {
    if (!this.calendarValue) {
      const text = this.document("calendar");
      if (this.compiledFrom?.text !== text) {
        const state = text === null ? EMPTY_CALENDAR : (JSON.parse(text) as CalendarState);
        const calendar = calendarFromState(this.office.office ?? "", state);
        this.compiledFrom = { text, parts: { state, compiled: calendar ? compileCalendar(calendar) : null } };
      }
      this.calendarValue = this.compiledFrom.parts;
    }
    return this.calendarValue;
  }

  get calendar(): CompiledCalendar | null {
    return this.calendarParts.compiled;
  }

  get calendarState(): CalendarState {
    return this.calendarParts.state;
  }

  get zone(): string {
    return this.calendarState.hours?.zone ?? "Asia/Jakarta";
  }

  /** A point in time (epoch milliseconds) as ISO text of the office's own clock: 2026-04-06T16:00:00+07:00. */
  localTime(milliseconds: number): string {
    return isoAtOffset(milliseconds, this.calendar?.offset ?? offsetAt(this.zone, milliseconds));
  }

  /** Id -> hash of the services in force. */
  get current(): ReadonlyMap<string, string> {
    if (!this.currentHashes) {
      const rows = this.database.all(
        sql.selectFrom("view.services").select(["id", "hash"]).where("is_current", "=", 1).orderBy("no").orderBy("id"),
      );
      this.currentHashes = new Map(rows.map((row) => [row.id, row.hash]));
    }
    return this.currentHashes;
  }

  /** A service in the version with this hash, or null where the catalog never had it. */
  service(id: string, hash: string): Service | null {
    const known = this.services.get(hash);
    if (known) return known;
    const row = this.database.get(
      sql.selectFrom("view.services").select("json").where("id", "=", id).where("hash", "=", hash),
    );
    if (!row) return null;
    const service = JSON.parse(row.json) as Service;
    this.services.set(hash, service);
    return service;
  }

  /** The newest version of the app that brought a service in force. */
  get newestCatalogApp(): string {
    const rows = this.database.all(
      sql.selectFrom("view.services").select("app").distinct().where("is_current", "=", 1),
    );
    return rows.reduce((newest, { app }) => (isOlderApp(newest, app) ? app : newest), "");
  }

  /** A service as it is in force now. */
  currentService(id: string): { service: Service; hash: string } | null {
    const hash = this.current.get(id);
    const service = hash ? this.service(id, hash) : null;
    return service && hash ? { service, hash } : null;
  }

  get operators(): ReadonlyMap<string, OperatorReference> {
    if (!this.operatorsById) {
      const rows = this.database.all(
        sql.selectFrom("view.operators").select(["id", "login", "name", "roles", "active"]),
      );
      this.operatorsById = new Map(
        rows.map((row) => [row.id, { ...row, roles: JSON.parse(row.roles) as Role[], active: row.active === 1 }]),
      );
    }
    return this.operatorsById;
  }

  operatorName(id: string): string {
    return this.operators.get(id)?.name ?? id;
  }
}
