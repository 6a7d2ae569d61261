// What the administrator changes: a holiday that moves deadlines. And the catalog that all of it rests on.
import { detail, fieldOf, find, logIn, typedDay } from "./actions.mjs";

const rows = (place) => place.locator("[role=grid] [role=rowgroup] [role=row]");

export const settingsSteps = [
  {
    name: "holiday",
    title: "The administrator adds a holiday and sees which deadlines move, old beside new, before saving",
    act: async (context) => {
      const { page } = context;
      await logIn(context, "administrator");
      await find(page, context.information);
      const { due } = (await detail(page)).row.deadline;
      await page.keyboard.press("Control+7");
      await page.getByRole("heading", { level: 1, name: "Pengaturan" }).waitFor();
      await page.keyboard.press("Alt+4");
      await page.getByRole("heading", { level: 2, name: "Hari libur", exact: true }).waitFor();
      await page.getByText(typedDay(due).slice(-4), { exact: true }).first().click();
      await page.keyboard.press("n");
      const dialog = page.getByRole("dialog");
      await fieldOf(dialog, "Tanggal").fill(typedDay(due));
      await fieldOf(dialog, "Nama").fill("Cuti bersama tambahan (contoh)");
      await rows(dialog).filter({ hasText: context.information }).first().waitFor();
      await dialog
        .getByText(/tenggat bergeser/)
        .first()
        .waitFor();
    },
  },
  {
    name: "moved",
    title: "Saved, everybody finds what moved; the promised dates are still there",
    act: async (context) => {
      const { page } = context;
      const dialog = page.getByRole("dialog");
      await page.keyboard.press("Control+Enter");
      await dialog.waitFor({ state: "hidden" });
      await page.keyboard.press("Control+5");
      await page.getByRole("heading", { level: 1, name: "Tenggat yang bergeser" }).waitFor();
      await rows(page).filter({ hasText: context.information }).first().waitFor();
    },
  },
  {
    name: "catalog",
    title: "The catalog shows the standard with its source and its defects",
    act: async ({ page }) => {
      await page.keyboard.press("Control+2");
      await page.getByRole("heading", { level: 1, name: /Katalog/ }).waitFor();
      await page.keyboard.type("52");
      await page.getByRole("row", { name: /Permohonan Perbaikan Jaringan/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /^52\./ }).waitFor();
      await page
        .getByText(/^Sumber/)
        .first()
        .waitFor();
    },
  },
];
