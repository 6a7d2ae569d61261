import type { NamesOf } from "../../../shared/ipc/contract";
import { useCommand } from "../../client/client";
import { type FormProblemsOptions, type Problems, useFormProblems } from "./use-form-problems";

/** One command behind a small form: running it, whether it runs, and what is wrong, as DialogForm takes it. */
export function useActionForm<N extends NamesOf<"command" | "session" | "work">>(
  name: N,
  options: FormProblemsOptions,
) {
  const command = useCommand(name);
  const { errors, refusal, attempt, fails, clear } = useFormProblems(command.refusal, options);
  return {
    run: command.run,
    /** Shows what is wrong before it is sent; false when nothing is. */
    fails: (problems: Problems): boolean => {
      const wrong = fails(problems);
      // What an earlier attempt was refused for is no longer what is wrong.
      if (wrong) command.reset();
      return wrong;
    },
    /** Something was typed: what was wrong with the fields is no longer said, what was refused still is. */
    clearErrors: clear,
    /** What was refused is no longer said. */
    forget: command.reset,
    /** Something was typed, or the form is given up: what was refused is no longer said either. */
    clear: () => {
      clear();
      command.reset();
    },
    /** For the form that shows it. With a form that keeps its errors itself, put those after it. */
    shown: { errors, refusal, attempt, busy: command.busy },
  };
}
