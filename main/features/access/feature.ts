import { type AccessState, accessPayloads, accessPersonal, reduceAccess } from "../../../shared/domain/access/events";
import { isReadable } from "../../../shared/domain/eventlog/codes";
import type { Feature, Stream } from "../feature";
import { recordAccess } from "./commands/record";
import { accessProjector } from "./projection";
import { accessOfSubject } from "./queries/of-subject";
import { accessView } from "./tables";

const day: Stream<AccessState> = {
  kind: "access",
  reduce: reduceAccess,
  payloads: accessPayloads,
  personal: accessPersonal,
  readable: (event) => isReadable(accessPayloads, event),
  versionOf: (state) => state.version,
  personalInRows: [],
  searchedAnew: [],
  topics: ["access"],
  projector: accessProjector,
  retention: {
    years: null,
    because: "no source of the five offices says how long: kept until the office sets it",
  },
};

/** Who looked at a person's data, exported or printed it. */
export const access: Feature = {
  name: "access",
  streams: [day],
  view: accessView,
  mainCommands: { "access.record": recordAccess },
  queries: { "access.of-subject": accessOfSubject },
};
