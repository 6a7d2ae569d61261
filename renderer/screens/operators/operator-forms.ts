import type { z } from "zod";
import type { Role } from "../../../shared/domain/operators/roles";
import { changePasswordInput, createOperatorInput, resetPasswordInput } from "../../../shared/ipc/session";

/** Form field -> key of the problem (words in errors.field or operators.problems). */
export type Problems = Readonly<Record<string, string>>;

export interface NewOperator {
  login: string;
  name: string;
  roles: Role[];
  password: string;
  repeat: string;
}

/** What is wrong with the form of a new operator. */
export function newOperatorProblems(values: NewOperator): Problems {
  const { repeat, ...input } = values;
  const found: Record<string, string | undefined> = {
    ...issuesOf(createOperatorInput.safeParse(input)),
    ...repeatProblem(values.password, repeat),
  };
  // In the order of the form, so that the first one is the first field to mend.
  const order = ["name", "login", "roles", "password", "repeat"] as const;
  return Object.fromEntries(order.flatMap((field) => (found[field] ? [[field, found[field]]] : [])));
}

/** What is wrong with a new password that an administrator sets. */
export function resetProblems(values: { password: string; repeat: string }): Problems {
  const parsed = resetPasswordInput.safeParse({ id: "-", password: values.password });
  return { ...issuesOf(parsed), ...repeatProblem(values.password, values.repeat) };
}

/** What is wrong with a change of one's own password. */
export function ownPasswordProblems(values: { current: string; password: string; repeat: string }): Problems {
  const parsed = changePasswordInput.safeParse({ current: values.current, password: values.password });
  const same = values.current !== "" && values.current === values.password;
  return {
    ...(same ? { password: "same-password" } : {}),
    ...issuesOf(parsed),
    ...repeatProblem(values.password, values.repeat),
  };
}

function repeatProblem(password: string, repeat: string): Problems {
  return password === repeat ? {} : { repeat: "repeat-differs" };
}

function issuesOf(parsed: z.ZodSafeParseResult<unknown>): Problems {
  const problems: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) problems[issue.path.join(".")] ??= issue.message;
  return problems;
}
