import { isReadable } from "../../../shared/domain/eventlog/codes";
import {
  type OperatorState,
  operatorPayloads,
  operatorPersonal,
  reduceOperator,
} from "../../../shared/domain/operators/events";
import { changesStanding, judgeOperators } from "../../../shared/domain/operators/judge";
import type { Feature, Stream } from "../feature";
import { createFirstAdministrator, createOperator, restoreAdministrator } from "./commands/create";
import { changeOwnPassword, recordLogin, resetPassword } from "./commands/password";
import { deactivateOperator, reactivateOperator, setRoles } from "./commands/roles";
import { operatorProjector } from "./projection";
import { operatorsBrief, operatorsList } from "./queries/list";
import { operatorsView } from "./tables";

const operator: Stream<OperatorState> = {
  kind: "operator",
  reduce: reduceOperator,
  judge: (events, reference) => judgeOperators(events, reference.office.establishedBy),
  judgedBy: ["office"],
  judgedAnew: changesStanding,
  payloads: operatorPayloads,
  personal: operatorPersonal,
  readable: (event) => isReadable(operatorPayloads, event),
  versionOf: (state) => state.version,
  personalInRows: ["operator.created", "operator.password-set", "operator.administrator-restored"],
  letsIn: ({ active, passwordHash }) => active && passwordHash !== "",
  searchedAnew: [],
  topics: ["operators", "session"],
  projector: operatorProjector,
  retention: { years: null, because: "who did what must stay answerable for as long as the log is kept" },
};

/** Who may use the console: accounts, roles, passwords. */
export const operators: Feature = {
  name: "operators",
  streams: [operator],
  view: operatorsView,
  commands: {
    "operators.set-roles": setRoles,
    "operators.deactivate": deactivateOperator,
    "operators.reactivate": reactivateOperator,
  },
  mainCommands: {
    "operators.create": createOperator,
    "operators.reset-password": resetPassword,
    "operators.change-own-password": changeOwnPassword,
    "operators.record-login": recordLogin,
    "setup.first-administrator": createFirstAdministrator,
    "setup.restore-administrator": restoreAdministrator,
  },
  queries: { "operators.brief": operatorsBrief, "operators.list": operatorsList },
};
