import { z } from "zod";
import { outsideText } from "../domain/fields/repair";
import type { Calls } from "./call";

export const accessInput = z.object({
  /** A stream: `request/<id>`. */
  subject: outsideText()
    .max(200)
    .regex(/^[a-z-]+\/[^/]+$/),
});

export const accessOutput = z.array(
  z.object({
    eventId: z.string(),
    /** viewed, unmasked, exported, printed; a newer version may know more. */
    way: z.string(),
    what: z.string(),
    operatorName: z.string(),
    at: z.int(),
    /** Why, where it was asked; "" where it was not. */
    reason: z.string(),
    workstation: z.string(),
  }),
);

export const accessCalls = {
  "access.of-subject": { kind: "query", input: accessInput, output: accessOutput, permission: "records.access" },
} as const satisfies Calls;
