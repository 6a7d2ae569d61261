import { z } from "zod";
import { entryIdSchema } from "../eventlog/bounds";
import { type LogEvent, streamEntity } from "../eventlog/event";
import { type Fallbacks, ITEM_LEFT_OUT, LEFT_OUT, readLeniently } from "../eventlog/lenient";
import { canonicalJson } from "./canonical";
import { type Service, serviceSchema } from "./service";

/** SHA-256 of the service's canonical JSON, in lower-case hex. Whoever publishes computes it, whoever folds checks it. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Payloads by event type, on the stream `catalog/<entry id>`. A service is published whole: a request pins the hash
 * of the version it was promised under and can find that version here for ever.
 */
export const catalogPayloads = {
  "catalog.service-published": z.object({
    service: serviceSchema,
    hash,
    /** The version of the app whose files brought it: an older app never puts its own over it. */
    app: z.string().max(64).default(""),
  }),
  "catalog.service-withdrawn": z.object({ id: entryIdSchema }),
} as const;
export type CatalogEventType = keyof typeof catalogPayloads;
export type CatalogPayload<T extends CatalogEventType> = z.infer<(typeof catalogPayloads)[T]>;

/** The stream that holds one entry's versions. */
export function catalogStream(entryId: string): string {
  return `catalog/${entryId}`;
}

/** One entry's versions. `current` is null before the first publication and after a withdrawal. */
export interface CatalogState {
  current: { service: Service; hash: string; app: string } | null;
  versions: Readonly<Record<string, Service>>;
}

export const EMPTY_CATALOG: CatalogState = { current: null, versions: {} };

/** SHA-256 of a text in UTF-8, in lower-case hex. Handed in, because nothing here knows Node. */
export type Sha256 = (text: string) => string;

/** Names a version of a service by its content. */
export function serviceHash(service: unknown, sha256: Sha256): string {
  return sha256(canonicalJson(service));
}

/** What a service is taken for where only a newer version knows how it is meant. */
const FALLBACKS: Fallbacks = {
  "entry.service_hours.calendar": "unspecified",
  "entry.time_limits.*.kind": "none",
  "entry.time_limits.*.unit_calendar": "unspecified",
  "entry.complaint_channels.*.kind": ITEM_LEFT_OUT,
  "steps.*.kind": "task",
  "steps.*.actor.kind": "choose",
  "steps.*.actor.roles.*": LEFT_OUT,
  "steps.*.outcomes.*.effect": "advance",
  "limits.*.basis": "clock",
  "fields.*.kind": ITEM_LEFT_OUT,
  register: null,
  "books.*": LEFT_OUT,
};

const NEWER = "Standar ini diterbitkan oleh versi Sigap yang lebih baru. Perbarui aplikasi di stasiun kerja ini.";

/**
 * A service as it was published. One that only a newer version knows in full is shown as far as it can be read, and is
 * not run here: what was received under it goes on. Null: it cannot be read.
 */
function readService(raw: unknown): Service | null {
  const read = readLeniently(serviceSchema, raw, FALLBACKS);
  if (!read || read.exact) return read?.data ?? null;
  return { ...read.data, runnable: false, reasonNotRunnable: NEWER };
}

/** What an event publishes, or why it has no effect. */
function publication(
  event: LogEvent,
  sha256: Sha256,
): { service: Service; hash: string; app: string } | "unreadable" | "wrong-hash" {
  const named = hash.safeParse(event.payload.hash);
  const service = readService(event.payload.service);
  if (!named.success || !service || service.entry.id !== streamEntity(event.stream)) return "unreadable";
  // Over the content as it came: whoever publishes another one under a known hash would change what requests have pinned.
  if (serviceHash(event.payload.service, sha256) !== named.data) return "wrong-hash";
  const { app } = event.payload;
  return { service, hash: named.data, app: typeof app === "string" ? app : "" };
}

/** Why an event of a catalog entry has no effect and is to be flagged; null where it has one. */
export function catalogFault(event: LogEvent, sha256: Sha256): "unreadable" | "wrong-hash" | null {
  if (event.type === "catalog.service-published") {
    const published = publication(event, sha256);
    return typeof published === "string" ? published : null;
  }
  return event.type === "catalog.service-withdrawn" && withdraws(event) ? null : "unreadable";
}

function withdraws({ stream, payload }: LogEvent): boolean {
  const parsed = catalogPayloads["catalog.service-withdrawn"].safeParse(payload);
  return parsed.success && parsed.data.id === streamEntity(stream);
}

/**
 * Folds one event into an entry's versions. Never throws: an event of another type, of another entry, with a payload that
 * cannot be read or whose content does not have the hash that it names leaves the state as it is. Of two concurrent
 * publications the later in the stream's order counts.
 */
export function reduceCatalog(state: CatalogState, event: LogEvent, sha256: Sha256): CatalogState {
  if (event.type === "catalog.service-published") {
    const published = publication(event, sha256);
    if (typeof published === "string") return state;
    return { current: published, versions: { ...state.versions, [published.hash]: published.service } };
  }
  return event.type === "catalog.service-withdrawn" && withdraws(event) ? { ...state, current: null } : state;
}
