import { z } from "zod";
import { type LogEvent, streamEntity } from "../eventlog/event";
import { type Service, serviceSchema } from "./service";

/** SHA-256 of the service's canonical JSON, in lower-case hex. It is computed by whoever publishes. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Payloads by event type, on the stream `catalog/<entry id>`. A service is published whole: a request pins the hash
 * of the version it was promised under and can find that version here for ever.
 */
export const catalogPayloads = {
  "catalog.service-published": z.object({ service: serviceSchema, hash }),
  "catalog.service-withdrawn": z.object({ id: z.string().min(1) }),
} as const;
export type CatalogEventType = keyof typeof catalogPayloads;
export type CatalogPayload<T extends CatalogEventType> = z.infer<(typeof catalogPayloads)[T]>;

/** The stream that holds one entry's versions. */
export function catalogStream(entryId: string): string {
  return `catalog/${entryId}`;
}

/** One entry's versions. `current` is null before the first publication and after a withdrawal. */
export interface CatalogState {
  current: { service: Service; hash: string } | null;
  versions: Readonly<Record<string, Service>>;
}

export const EMPTY_CATALOG: CatalogState = { current: null, versions: {} };

/**
 * Folds one event into an entry's versions. Never throws: an event of another type, of another entry or with a
 * payload that cannot be read leaves the state as it is. Of two concurrent publications the later in the stream's order counts.
 */
export function reduceCatalog(state: CatalogState, event: LogEvent): CatalogState {
  if (event.type === "catalog.service-published") {
    const parsed = catalogPayloads["catalog.service-published"].safeParse(event.payload);
    if (!parsed.success || parsed.data.service.entry.id !== streamEntity(event.stream)) return state;
    const { service, hash } = parsed.data;
    return { current: { service, hash }, versions: { ...state.versions, [hash]: service } };
  }
  if (event.type === "catalog.service-withdrawn") {
    const parsed = catalogPayloads["catalog.service-withdrawn"].safeParse(event.payload);
    return parsed.success && parsed.data.id === streamEntity(event.stream) ? { ...state, current: null } : state;
  }
  return state;
}
