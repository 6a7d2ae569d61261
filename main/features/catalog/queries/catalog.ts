import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import { Refusal } from "../../../../shared/ipc/errors";
import { sql } from "../../../store/database";
import type { Query } from "../../query";

/** The services in force, by their number. */
export const catalogList: Query<ParsedInput<"catalog.list">, CallOutput<"catalog.list">> = (_input, tools) => {
  const open = new Map(
    tools.database
      .all(
        sql
          .selectFrom("view.requests")
          .select((select) => ["service_id" as const, select.fn.countAll<number>().as("n")])
          .where("is_open", "=", 1)
          .groupBy("service_id"),
      )
      .map((row) => [row.service_id, row.n]),
  );
  return [...tools.reference.current.keys()].flatMap((id) => {
    const found = tools.reference.currentService(id);
    if (!found) return [];
    const { service } = found;
    const limit = service.limits.find((run) => run.extends === null);
    return {
      id,
      no: service.entry.no,
      name: service.entry.name,
      section: service.entry.unit,
      limitText: limit ? (service.entry.time_limits[limit.limit]?.text ?? null) : null,
      fee: service.entry.fee?.text ?? null,
      steps: service.entry.procedure.length,
      requirements: service.entry.requirements.length,
      anomalies: service.entry.anomalies.length,
      runnable: service.runnable,
      reasonNotRunnable: service.reasonNotRunnable,
      openRequests: open.get(id) ?? 0,
      register: service.register ?? null,
      books: service.books ?? [],
    };
  });
};

/** One service: the version in force, or the one that a request pinned. @throws Refusal `not-found` */
export const catalogService: Query<ParsedInput<"catalog.service">, CallOutput<"catalog.service">> = (input, tools) => {
  if (input.hash === null) {
    const found = tools.reference.currentService(input.id);
    if (!found) throw new Refusal("not-found", { id: input.id });
    return found;
  }
  const service = tools.reference.service(input.id, input.hash);
  if (!service) throw new Refusal("not-found", { id: input.id });
  return { service, hash: input.hash };
};
