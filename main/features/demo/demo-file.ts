import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { OFFICES } from "../../../shared/domain/catalog/entry";
import { ROLES } from "../../../shared/domain/operators/roles";

/** What marks a folder as a demo: its passphrase and logins are no secret. */
const demoSchema = z.object({
  seed: z.int(),
  office: z.enum(OFFICES),
  passphrase: z.string(),
  logins: z.array(z.object({ login: z.string(), password: z.string(), role: z.enum(ROLES), name: z.string() })),
});
export type DemoFile = z.infer<typeof demoSchema>;

export const DEMO_PASSPHRASE = "demo";

/** The mark of a demo folder from the text of its file, or null where it is none. */
export function parseDemo(text: string | null): DemoFile | null {
  if (text === null) return null;
  try {
    return demoSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function readDemo(path: string): DemoFile | null {
  return existsSync(path) ? parseDemo(readFileSync(path, "utf8")) : null;
}

export function writeDemo(path: string, demo: DemoFile): void {
  writeFileSync(path, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600, flush: true });
}
