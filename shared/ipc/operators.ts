import { z } from "zod";
import { anyId, type Calls, nothing } from "./call";
import {
  createOperatorInput,
  operatorBrief,
  operatorIdInput,
  operatorRow,
  resetPasswordInput,
  setRolesInput,
} from "./session";

export const operatorsCalls = {
  "operators.brief": { kind: "query", input: nothing, output: z.array(operatorBrief), permission: "requests.read" },
  "operators.list": { kind: "query", input: nothing, output: z.array(operatorRow), permission: "operators.manage" },
  "operators.create": {
    kind: "session",
    input: createOperatorInput,
    output: anyId,
    permission: "operators.manage",
  },
  "operators.set-roles": { kind: "command", input: setRolesInput, output: anyId, permission: "operators.manage" },
  "operators.reset-password": {
    kind: "session",
    input: resetPasswordInput,
    output: anyId,
    permission: "operators.manage",
  },
  "operators.deactivate": { kind: "command", input: operatorIdInput, output: anyId, permission: "operators.manage" },
  "operators.reactivate": { kind: "command", input: operatorIdInput, output: anyId, permission: "operators.manage" },
} as const satisfies Calls;
