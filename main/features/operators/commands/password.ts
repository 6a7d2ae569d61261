import { Refusal } from "../../../../shared/ipc/errors";
import type { Command, Decision } from "../../command";

interface NewPassword {
  id: string;
  passwordHash: string;
}

function passwordSet(input: NewPassword): Decision<{ id: string }> {
  return {
    events: [
      {
        stream: `operator/${input.id}`,
        type: "operator.password-set",
        payload: {},
        personal: { passwordHash: input.passwordHash },
      },
    ],
    answer: () => ({ id: input.id }),
  };
}

/** An administrator gives an operator a new password. */
export const resetPassword: Command<NewPassword, { id: string }> = {
  permission: "operators.manage",
  decide(input, tools) {
    if (!tools.reference.operators.has(input.id)) throw new Refusal("not-found", { id: input.id });
    return passwordSet(input);
  },
};

/** An operator changes their own password; the main process has checked the old one. */
export const changeOwnPassword: Command<NewPassword, { id: string }> = {
  permission: null,
  decide: (input) => passwordSet(input),
};

/** Notes the outcome of a login that the main process checked: a right one ends the count of wrong ones. */
export const recordLogin: Command<{ id: string; ok: boolean }, { id: string }> = {
  permission: null,
  decide: (input) => ({
    events: [
      {
        stream: `operator/${input.id}`,
        type: input.ok ? "operator.logged-in" : "operator.login-failed",
        payload: {},
      },
    ],
    answer: () => ({ id: input.id }),
  }),
};
