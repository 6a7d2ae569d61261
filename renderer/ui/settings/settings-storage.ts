import { z } from "zod";

/** What one workstation's window remembers about its look. Not office data: it never reaches the log. */
export const settingsSchema = z.object({
  theme: z.enum(["dark", "light"]),
  language: z.enum(["id", "en"]),
  /** Size of everything in percent; "auto" follows the window. */
  scale: z.union([z.literal("auto"), z.number().min(75).max(300)]),
  navigation: z.enum(["wide", "narrow"]),
});
export type Settings = z.infer<typeof settingsSchema>;
export type Theme = Settings["theme"];
export type Language = Settings["language"];

const KEY = "sigap.look";

export const DEFAULT_SETTINGS: Settings = { theme: "dark", language: "id", scale: "auto", navigation: "wide" };

/** The remembered settings; what is missing or damaged falls back to the default. */
export function readSettings(storage: Pick<Storage, "getItem">): Settings {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? "{}");
    const known = settingsSchema.partial().safeParse(stored);
    return known.success ? { ...DEFAULT_SETTINGS, ...withoutUndefined(known.data) } : DEFAULT_SETTINGS;
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** Remembers the settings. A full or forbidden storage costs only the memory of them. */
export function writeSettings(storage: Pick<Storage, "setItem">, settings: Settings): void {
  try {
    storage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The look stays as chosen until the window closes.
  }
}

/**
 * The size of 1rem in pixels for a window: 15 px on a small laptop, 16 px on a desk monitor, up to 32 px on a 4K wall
 * that is read from a distance (a 4K desk monitor reports a smaller window because the system scales it).
 */
export function rootPixels(scale: Settings["scale"], width: number, height: number): number {
  if (scale !== "auto") return (16 * scale) / 100;
  const fit = Math.min(width / 1920, height / 1080);
  if (fit < 0.9) return 15;
  if (fit <= 1.1) return 16;
  return Math.min(32, Math.round(16 * (1 + (fit - 1) * 0.85)));
}

function withoutUndefined(partial: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
}
