import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds serious or critical on the screen as it is, one line for each element: all rules in the theme that is
 * shown, and in the other theme the rules about colour, which alone depend on it. The theme is changed by the attribute
 * that the app itself sets, so that an open dialog stays open.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => document.documentElement.dataset.mantineColorScheme ?? "dark");
  const other = shown === "dark" ? "light" : "dark";
  const found: string[] = [];
  for (const theme of [shown, other]) {
    await setTheme(page, theme);
    const axe = await builderFor(page);
    const { violations } = await (theme === shown
      ? axe
      : axe.withRules(["color-contrast", "link-in-text-block"])
    ).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      for (const { target, failureSummary = "" } of nodes) {
        found.push(`${theme} ${id} ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`);
      }
    }
  }
  await setTheme(page, shown);
  return found;
}

async function builderFor(page: Page): Promise<AxeBuilder> {
  // Axe is a megabyte of source, which a page takes in once: where it is there already, nothing is sent for it.
  const isThere = await page.evaluate(() => "axe" in globalThis);
  // The legacy mode needs no second page, which Electron's context cannot open. A message in the corner comes and goes
  // by itself: caught while it fades it has no colours that could be judged.
  return new AxeBuilder({ page, ...(isThere ? { axeSource: ";" } : {}) })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude(".mantine-Notifications-root");
}

/** Sets the theme and waits until no colour is on its way any more. */
async function setTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.dataset.mantineColorScheme = name;
    await new Promise((frame) => requestAnimationFrame(frame));
    const running = document
      .getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(running.map((animation) => animation.finished));
  }, theme);
}
