import type { Office } from "../../../shared/domain/catalog/entry";
import type { CallInput } from "../../../shared/ipc/contract";
import { setupInput } from "../../../shared/ipc/session";
import { validateWith } from "../../ui/fields/validate-with";

/** What the set-up form holds while it is typed. */
export interface SetupValues {
  office: Office | null;
  workstation: string;
  administrator: { name: string; login: string; password: string };
  passwordAgain: string;
  passphrase: string;
  passphraseAgain: string;
}

export const EMPTY_SETUP: SetupValues = {
  office: null,
  workstation: "K1",
  administrator: { name: "", login: "", password: "" },
  passwordAgain: "",
  passphrase: "",
  passphraseAgain: "",
};

/** What is wrong with the form: path of a field -> key. Passwords must be typed twice the same. */
export function checkSetup(values: SetupValues): Record<string, string> {
  const errors = validateWith(setupInput)(values);
  if (errors["administrator.password"] === undefined && values.passwordAgain !== values.administrator.password) {
    errors.passwordAgain = "passwords-differ";
  }
  if (errors.passphrase === undefined && values.passphraseAgain !== values.passphrase) {
    errors.passphraseAgain = "passwords-differ";
  }
  return errors;
}

/** What is sent. Only for values without errors. */
export function setupCall(values: SetupValues & { office: Office }): CallInput<"session.establish"> {
  const { office, workstation, administrator, passphrase } = values;
  return { office, workstation, administrator, passphrase };
}
