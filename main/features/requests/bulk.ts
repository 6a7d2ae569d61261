import type { z } from "zod";
import { ownEntry } from "../../../shared/domain/eventlog/event";
import {
  assignInput,
  type bulkAssignInput,
  type bulkCompleteInput,
  completeStepInput,
} from "../../../shared/ipc/requests";

/**
 * A command that is given for several requests at once: the store runs the single command for each of them, through the
 * very same gates, and tells of each what became of it.
 */
export interface BulkCommand<Input> {
  /** The single command. */
  command: string;
  /** What the single command is given, as its form would send it. */
  inputs(input: Input): { id: string; input: unknown }[];
}

const bulkAssign: BulkCommand<z.output<typeof bulkAssignInput>> = {
  command: "requests.assign",
  inputs: ({ requests, operator }) =>
    requests.map(({ id, version }) => ({ id, input: assignInput.parse({ id, version, operator }) })),
};

/** Steps that ask for more than a note are refused by the single command: nothing is filled in for the operator. */
const bulkComplete: BulkCommand<z.output<typeof bulkCompleteInput>> = {
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

const BULK_COMMANDS: Readonly<Record<string, BulkCommand<never>>> = {
  "requests.bulk-assign": bulkAssign,
  "requests.bulk-complete": bulkComplete,
};

/** Finds a command for several requests; null for the name of a single one. */
export function bulkNamed(name: string): BulkCommand<unknown> | null {
  return (ownEntry(BULK_COMMANDS, name) ?? null) as BulkCommand<unknown> | null;
}
