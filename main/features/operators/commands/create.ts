import type { Role } from "../../../../shared/domain/operators/roles";
import { Refusal } from "../../../../shared/ipc/errors";
import type { Command } from "../../command";

export interface NewOperator {
  login: string;
  name: string;
  roles: Role[];
  /** Argon2id; the password itself never reaches the writer. */
  passwordHash: string;
}

/** Adds an operator. @throws Refusal `name-taken` */
export const createOperator: Command<NewOperator, { id: string }> = {
  permission: "operators.manage",
  decide(input, tools) {
    if ([...tools.reference.operators.values()].some(({ login }) => login === input.login))
      throw new Refusal("name-taken", { login: input.login });
    const id = tools.newId();
    return {
      events: [
        {
          stream: `operator/${id}`,
          type: "operator.created",
          payload: { roles: input.roles },
          personal: { login: input.login, name: input.name, passwordHash: input.passwordHash },
        },
      ],
      answer: () => ({ id }),
    };
  },
};

/**
 * An administrator for an office where none is left: given with the office passphrase in the command line, recorded as
 * what it is. `lost`: the keys of all administrators are lost, so that none of them can log in.
 * @throws Refusal `does-not-apply` where there is one, `name-taken`
 */
export const restoreAdministrator: Command<Omit<NewOperator, "roles"> & { lost: boolean }, { id: string }> = {
  permission: null,
  decide(input, tools) {
    const operators = [...tools.reference.operators.values()];
    if (!input.lost && operators.some(({ active, roles }) => active && roles.includes("administrator"))) {
      throw new Refusal("does-not-apply");
    }
    if (operators.some(({ login }) => login === input.login)) throw new Refusal("name-taken", { login: input.login });
    const id = tools.newId();
    return {
      events: [
        {
          stream: `operator/${id}`,
          type: "operator.administrator-restored",
          payload: {},
          personal: { login: input.login, name: input.name, passwordHash: input.passwordHash },
        },
      ],
      answer: () => ({ id }),
    };
  },
};

/** The first administrator of an office that has no operator yet. @throws Refusal `setup-done` */
export const createFirstAdministrator: Command<Omit<NewOperator, "roles">, { id: string }> = {
  permission: null,
  decide(input, tools) {
    if (tools.reference.operators.size > 0) throw new Refusal("setup-done");
    return createOperator.decide({ ...input, roles: ["administrator"] }, tools);
  },
};
