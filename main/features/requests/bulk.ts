import type { z } from "zod";
import {
  assignInput,
  type bulkAssignInput,
  type bulkCompleteInput,
  completeStepInput,
} from "../../../shared/ipc/requests";
import type { BulkCommand } from "../command";

/** Gives several requests to an operator. */
export const bulkAssign: BulkCommand<z.output<typeof bulkAssignInput>> = {
  command: "requests.assign",
  inputs: ({ requests, operator }) =>
    requests.map(({ id, version }) => ({ id, input: assignInput.parse({ id, version, operator }) })),
};

/** Steps that ask for more than a note are refused by the single command: nothing is filled in for the operator. */
export const bulkComplete: BulkCommand<z.output<typeof bulkCompleteInput>> = {
  command: "requests.complete-step",
  inputs: ({ requests, note }) =>
    requests.map(({ id, version, step, outcome }) => ({
      id,
      input: completeStepInput.parse({
        id,
        version,
        step,
        outcome,
        option: null,
        note,
        takenBy: null,
        disposition: null,
      }),
    })),
};
