import { isOlderApp } from "../../../../shared/domain/catalog/app-version";
import { catalogStream, serviceHash } from "../../../../shared/domain/catalog/events";
import type { Service } from "../../../../shared/domain/catalog/service";
import type { JsonObject, NewEvent } from "../../../../shared/domain/eventlog/event";
import { sha256 } from "../../../platform/hash";
import type { Command } from "../../command";

/** Publishes the services whose content is new. Requests that are open keep the version they pinned. */
export const publishCatalog: Command<{ services: Service[]; app?: string }, { published: number }> = {
  permission: null,
  decide(input, tools) {
    const events: NewEvent[] = [];
    const app = input.app ?? "";
    // A console with an older app takes the catalog as it is: what its own files have, the office has moved on from.
    if (app !== "" && isOlderApp(app, tools.reference.newestCatalogApp))
      return { events, answer: () => ({ published: 0 }) };
    for (const service of input.services) {
      const hash = serviceHash(service, sha256);
      if (tools.reference.current.get(service.entry.id) === hash) continue;
      events.push({
        stream: catalogStream(service.entry.id),
        type: "catalog.service-published",
        payload: { service, hash, app } as unknown as JsonObject,
      });
    }
    return { events, answer: () => ({ published: events.length }) };
  },
};
