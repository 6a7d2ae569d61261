import type { z } from "zod";

/**
 * A form's check by the schema of the call that it sends: path of a field -> key of what is wrong with it.
 * Give it to useForm as `validate`.
 */
export function validateWith(schema: z.ZodType): (values: unknown) => Record<string, string> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) return {};
    const errors: Record<string, string> = {};
    for (const issue of result.error.issues) errors[issue.path.join(".")] ??= issueKey(issue);
    return errors;
  };
}

/** The key of an issue: the schema's own (`{ error: "phone" }`), else by the kind of issue. */
function issueKey(issue: z.core.$ZodIssue): string {
  if (/^[a-z]+(-[a-z]+)*$/.test(issue.message)) return issue.message;
  if (issue.code === "too_small" || issue.code === "invalid_type" || issue.code === "invalid_value") return "required";
  if (issue.code === "too_big") return "too-long";
  return "invalid";
}
