import { isReadable } from "../../../shared/domain/eventlog/codes";
import { basisSetting } from "../../../shared/domain/office/settings";
import { settingEventType } from "../../../shared/domain/office/settings-events";
import { requestDeadline } from "../../../shared/domain/requests/deadline";
import { requestPayloads, requestPersonal } from "../../../shared/domain/requests/events";
import { reduceRequest } from "../../../shared/domain/requests/reduce";
import { isClosed } from "../../../shared/domain/requests/rules";
import type { RequestState } from "../../../shared/domain/requests/state";
import { listCollisions } from "../../../shared/domain/requests/things";
import { sql } from "../../store/database";
import type { Change, Due, Fact, Stream, TakenNumber } from "../feature";
import type { Reference } from "../reference";
import { requestProjector } from "./projection";
import { applicantSubjects } from "./similar-keys";

/** How requests fold, and what follows from their state. */
export const request: Stream<RequestState> = {
  kind: "request",
  reduce: reduceRequest,
  settle: listCollisions,
  payloads: requestPayloads,
  personal: requestPersonal,
  versionOf: (state) => state.version,
  conflictsOf: (state) => state.conflicts.length,
  personalInRows: ["request.received", "request.corrected"],
  searchedAnew: ["request.received", "request.corrected"],
  files: { permission: "requests.read-personal", of: (state) => state.attachments },
  readable: (event) => isReadable(requestPayloads, event),
  // What cannot be read is a conflict, and so is what comes too late to be read at all.
  allRead: (state) => state.conflicts.length === 0,
  topics: ["requests"],
  projector: requestProjector,
  dependents,
  searched: (state, reference) => ({
    // The running number too without its noughts, as people say it.
    open: [state.number, ...state.otherNumbers, String(state.serial), serviceName(state, reference)].join(" \n "),
    personal: [
      state.applicant?.subject ?? "",
      state.applicant?.agency ?? "",
      ...(state.applicant ? [state.applicant.applicantName, state.applicant.place, state.applicant.letterNumber] : []),
    ].join(" \n "),
  }),
  numbers: { "request.received": ({ payload }) => receivedNumbers(payload) },
  facts,
  subjects: (state) => (state.applicant ? applicantSubjects(state.applicant.applicantName, state.applicant) : []),
  due: dueMoments,
  retention: {
    years: null,
    because: "no retention schedule (JRA) of the five offices is among the sources: the office sets it",
  },
};

function serviceName(state: RequestState, reference: Reference): string {
  return reference.service(state.service.id, state.service.hash)?.entry.name ?? state.service.id;
}

/** The request's own number, and its place in the agenda of letters. */
function receivedNumbers(payload: Readonly<Record<string, unknown>>): TakenNumber[] {
  const parsed = requestPayloads["request.received"].safeParse(payload);
  if (!parsed.success) return [];
  const { year, serial, agenda } = parsed.data;
  const period = String(year);
  return [{ name: "request", period, serial }, ...(agenda ? [{ name: "agenda", period, serial: agenda.serial }] : [])];
}

/** What came in and what ended, on which day of the office, and whether the limit was kept. */
function facts(state: RequestState, reference: Reference): Fact[] {
  const service = reference.service(state.service.id, state.service.hash);
  const of = (series: string, at: number, value = 1): Fact => ({
    series,
    day: reference.localTime(at).slice(0, 10),
    section: service?.entry.unit ?? null,
    service: state.service.id,
    value,
  });
  const found = [of("requests.received", state.receivedAt)];
  if (!state.closed) return found;
  found.push(of(`requests.${state.status}`, state.closed.at));
  if (state.clockStoppedAt !== null && state.dueAtEnd !== null) {
    found.push(of(state.clockStoppedAt <= state.dueAtEnd ? "requests.in-time" : "requests.late", state.clockStoppedAt));
  }
  return found;
}

/** The end of its limit, as long as the clock runs. */
function dueMoments(state: RequestState, reference: Reference): Due[] {
  if (isClosed(state) || state.clockStoppedAt !== null || state.pauses.some((pause) => pause.to === null)) return [];
  const service = reference.service(state.service.id, state.service.hash);
  const { due } = requestDeadline(state, service, reference.calendar, basisSetting(reference.settings));
  return due === null ? [] : [{ what: "deadline", at: due }];
}

/**
 * Requests whose rows follow from a changed stream: every open one from a calendar and from the office's clocks, and from
 * a catalog entry those that came before the version they pin.
 */
function dependents({ kinds, types }: Change, database: Parameters<NonNullable<Stream["dependents"]>>[1]): string[] {
  const ids = sql.selectFrom("view.requests").select("id");
  const clocks = kinds.has("office") && (types === null || types.has(settingEventType("clocks")));
  const open = kinds.has("calendar") || clocks ? database.all(ids.where("is_open", "=", 1)) : [];
  const unnamed = kinds.has("catalog") ? database.all(ids.whereRef("service_name", "=", "service_id")) : [];
  return [...new Set([...open, ...unnamed].map(({ id }) => `request/${id}`))];
}
