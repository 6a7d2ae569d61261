import type { Role } from "../../../../shared/domain/operators/roles";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command, CommandTools } from "../../command";

/** The office must always have somebody who can manage operators. */
function keepsAnAdministrator(tools: CommandTools, id: string, rolesAfter: readonly Role[]): void {
  const others = [...tools.reference.operators.values()].filter((operator) => operator.id !== id && operator.active);
  if (!rolesAfter.includes("administrator") && !others.some((operator) => operator.roles.includes("administrator"))) {
    throw new Refusal("last-administrator");
  }
}

function knownOperator(tools: CommandTools, id: string): void {
  if (!tools.reference.operators.has(id)) throw new Refusal("not-found", { id });
}

/** Gives an operator another set of roles. @throws Refusal `not-found`, `last-administrator` */
export const setRoles: Command<{ id: string; roles: Role[] }, { id: string }> = {
  permission: "operators.manage",
  decide(input, tools) {
    knownOperator(tools, input.id);
    keepsAnAdministrator(tools, input.id, input.roles);
    return {
      events: [{ stream: `operator/${input.id}`, type: "operator.roles-set", payload: { roles: input.roles } }],
      answer: () => ({ id: input.id }),
    };
  },
};

/** Takes an operator's access away; what they did stays. @throws Refusal `not-found`, `last-administrator` */
export const deactivateOperator: Command<{ id: string }, { id: string }> = {
  permission: "operators.manage",
  decide(input, tools) {
    knownOperator(tools, input.id);
    keepsAnAdministrator(tools, input.id, []);
    return {
      events: [{ stream: `operator/${input.id}`, type: "operator.deactivated", payload: {} }],
      answer: () => ({ id: input.id }),
    };
  },
};

export const reactivateOperator: Command<{ id: string }, { id: string }> = {
  permission: "operators.manage",
  decide(input, tools) {
    knownOperator(tools, input.id);
    return {
      events: [{ stream: `operator/${input.id}`, type: "operator.reactivated", payload: {} }],
      answer: () => ({ id: input.id }),
    };
  },
};
