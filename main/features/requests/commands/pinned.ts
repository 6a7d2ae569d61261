import type { Service } from "../../../../shared/domain/catalog/service";
import { basisSetting } from "../../../../shared/domain/office/settings";
import { requestDeadline } from "../../../../shared/domain/requests/deadline";
import { isClosed } from "../../../../shared/domain/requests/rules";
import type { RequestState } from "../../../../shared/domain/requests/state";
import { Refusal } from "../../../../shared/ipc/errors";
import type { CommandTools } from "../../command";

/** The version of the service that the request was received under. @throws Refusal `not-found` */
export function pinnedService(tools: CommandTools, state: RequestState): Service {
  const service = tools.reference.service(state.service.id, state.service.hash);
  if (!service) throw new Refusal("not-found", { id: state.service.id });
  return service;
}

/** The due time in force now, kept with the event that ends the clock. */
export function dueNow(state: RequestState, service: Service, tools: CommandTools): number | null {
  const { calendar, settings } = tools.reference;
  return requestDeadline(asIfAnswered(state, tools), service, calendar, basisSetting(settings)).due;
}

/** The same request, a wait that lasts ended now. */
export function asIfAnswered(state: RequestState, tools: CommandTools): RequestState {
  return { ...state, pauses: state.pauses.map((pause) => ({ ...pause, to: pause.to ?? tools.now.wall })) };
}

/** @throws Refusal `does-not-apply` for a request that has ended */
export function requireOpen(state: RequestState): void {
  if (isClosed(state)) throw new Refusal("does-not-apply", { number: state.number });
}
