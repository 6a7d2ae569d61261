import { sql as raw } from "kysely";
import type { Outcome, ServiceStep } from "../../../../shared/domain/catalog/service";
import { mayTakeStep, needsTaker } from "../../../../shared/domain/requests/rules";
import type { CallOutput, ParsedInput } from "../../../../shared/ipc/contract";
import type { NextStep } from "../../../../shared/ipc/requests";
import { sql } from "../../../store/database";

import type { Query, QueryTools } from "../../query";
import type { RequestTableRow } from "../tables";
import { targetTitle } from "./detail";

/** The one outcome that goes on where the form would ask for nothing else, or what hinders. */
function wayOn(step: ServiceStep, tools: QueryTools): Outcome | NonNullable<NextStep["hindrance"]> {
  if (!tools.may("requests.act") || !mayTakeStep(step, tools.operator.roles)) return "not-yours";
  if (step.kind === "disposition") return "asks-disposition";
  if (needsTaker(step)) return "asks-taker";
  if (step.options.length > 0) return "asks-option";
  const onward = step.outcomes.filter(({ effect }) => effect === "advance");
  const [outcome, another] = onward.filter(({ reasonRequired }) => !reasonRequired);
  if (another) return "several-ways";
  return outcome ?? (onward.length > 0 ? "asks-reason" : "several-ways");
}

function nextStep(row: RequestTableRow, tools: QueryTools): NextStep {
  const service = tools.reference.service(row.service_id, row.service_hash);
  const step = service?.steps.find((candidate) => candidate.id === row.step_id) ?? null;
  const known = { id: row.id, number: row.number, version: row.version, stepTitle: row.step_title };
  if (row.is_open === 0) return { ...known, way: null, hindrance: "closed" };
  if (!service || !step) return { ...known, way: null, hindrance: "no-step" };
  const outcome = wayOn(step, tools);
  if (typeof outcome === "string") return { ...known, way: null, hindrance: outcome };
  const way = { step: step.id, outcome: outcome.id, label: outcome.label, toTitle: targetTitle(service, outcome.to) };
  return { ...known, way, hindrance: null };
}

/** For each of the requests that are there, what its next step is if it can be recorded together with others'. */
export const nextSteps: Query<ParsedInput<"requests.next-steps">, CallOutput<"requests.next-steps">> = (
  { ids },
  tools,
) =>
  tools.database
    .all(
      raw<RequestTableRow>`SELECT * FROM view.requests
        WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.compile(sql),
    )
    .map((row) => nextStep(row, tools));
