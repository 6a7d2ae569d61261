import { Refusal } from "../../shared/ipc/errors";

/** The refusal that `work` ends with. Anything else it ends with fails the test. */
export function refusalOf(work: () => unknown): { code: string; params: Refusal["params"]; fields: Refusal["fields"] } {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params, fields: error.fields };
    throw error;
  }
  throw new Error("was not refused");
}
