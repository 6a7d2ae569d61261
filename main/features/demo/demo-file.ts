import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { OFFICES } from "../../../shared/domain/catalog/entry";
import type { OfficeState } from "../../../shared/domain/office/events";
import { ROLES } from "../../../shared/domain/operators/roles";
import { type OfficeKeyFile, openWithPassphrase } from "../../platform/office-key";
import { type FoldingParts, foldAll } from "../../store/view/folding";

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

/**
 * A demo's file, believed only where the office key really opens with the passphrase that every demo has. Anybody can lay
 * such a file into an office's folder; its key then opens with the office's own passphrase alone, which is longer. What
 * is allowed to a demo alone needs its log's word too (`isDemoLog`).
 *
 * @param text of demo.json, null where there is none
 */
export async function believedDemo(text: string | null, key: OfficeKeyFile): Promise<DemoFile | null> {
  const demo = parseDemo(text);
  if (!demo) return null;
  try {
    await openWithPassphrase(key, DEMO_PASSPHRASE);
    return demo;
  } catch {
    return null;
  }
}

/**
 * Whether a log says of itself that it is a demo's. It is sealed with the office's key: no piece of a demo beside it makes
 * a demo of an office, and none that is taken away an office of a demo.
 */
export function isDemoLog(parts: Omit<FoldingParts, "log">): boolean {
  return foldAll<OfficeState>(parts, "office").some(({ demo }) => demo);
}

/** The text of a demo's file, or null where there is none. */
export function demoText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

export function writeDemo(path: string, demo: DemoFile): void {
  writeFileSync(path, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600, flush: true });
}
