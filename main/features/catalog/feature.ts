import {
  type CatalogState,
  catalogFault,
  catalogPayloads,
  EMPTY_CATALOG,
  reduceCatalog,
} from "../../../shared/domain/catalog/events";
import { sha256 } from "../../platform/hash";
import type { Feature, Stream } from "../feature";
import { publishCatalog } from "./commands/publish";
import { serviceProjector } from "./projection";
import { catalogList, catalogService } from "./queries/catalog";
import { catalogView } from "./tables";

const entry: Stream<CatalogState> = {
  kind: "catalog",
  reduce: (state, event) => reduceCatalog(state ?? EMPTY_CATALOG, event, sha256),
  payloads: catalogPayloads,
  readable: (event) => catalogFault(event, sha256) === null,
  versionOf: (state) => Object.keys(state.versions).length,
  personalInRows: [],
  searchedAnew: [],
  topics: ["catalog"],
  projector: serviceProjector,
  retention: { years: null, because: "requests pin the version of the standard that they were promised under" },
};

/** The published service standards, each version of them. */
export const catalog: Feature = {
  name: "catalog",
  streams: [entry],
  view: catalogView,
  mainCommands: { "setup.publish-catalog": publishCatalog },
  queries: {
    "catalog.list": catalogList,
    "catalog.service": catalogService,
  },
};
