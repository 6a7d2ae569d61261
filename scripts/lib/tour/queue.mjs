// Two calls about one fault are merged and taken apart again; several requests are assigned at once.
import { call, check, detail, fieldOf, fillAgency, find, logIn, openIntake, saveIntake } from "./actions.mjs";

const CALLER = { name: "Sri Wahyuni", agency: "Kapanewon Pleret", phone: "0812-3456-7891" };
const status = (page, words) =>
  page.getByRole("heading", { level: 1, name: /^K1-/ }).locator("..").getByText(words, { exact: true }).waitFor();

async function report(page, subject) {
  await openIntake(page, "52");
  await fillAgency(page, { ...CALLER, subject });
  const number = await saveIntake(page);
  await page.keyboard.press("q");
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
  return number;
}

export const queueSteps = [
  {
    name: "merge",
    title: "The same fault is reported twice; the two stand side by side before they are merged",
    act: async (context) => {
      const { page } = context;
      await logIn(context, "service-desk");
      context.first = await report(page, "Internet ruang pelayanan mati");
      context.second = await report(page, "Internet ruang pelayanan mati, sudah dua jam");
      await find(page, context.second);
      await page.keyboard.press("m");
      const dialog = page.getByRole("dialog", { name: `Gabungkan ${context.second} dengan permohonan lain` });
      await dialog.waitFor();
      await page.keyboard.type(context.first);
      await dialog.getByRole("heading", { name: "Hasil pencarian" }).waitFor();
      await dialog.getByRole("button", { name: new RegExp(context.first) }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await dialog.getByText(`${context.second} menjadi bagian dari ${context.first}.`).waitFor();
      await fieldOf(page, "Alasan penggabungan").fill("Gangguan yang sama");
    },
  },
  {
    name: "merged",
    title: "Merged, the second is handled in the first",
    act: async ({ page, first }) => {
      await page.keyboard.press("Control+Enter");
      await status(page, "Digabungkan");
      await page.getByText(`Permohonan ini digabungkan ke ${first} dan diproses di sana.`).waitFor();
    },
  },
  {
    name: "unmerged",
    title: "Taken apart again, both go on by themselves",
    act: async ({ page, first, second }) => {
      await page.keyboard.press("u");
      await page.getByRole("dialog", { name: `Batalkan penggabungan ${second}` }).waitFor();
      await page.keyboard.type("Ternyata ruang yang berbeda");
      await page.keyboard.press("Control+Enter");
      await status(page, "Diproses");
      await page.getByText(`Penggabungan dibatalkan: ${first}`).waitFor();
      check((await detail(page)).mergedInto === null, "it is still merged");
    },
  },
  {
    name: "bulk",
    title: "Four requests of the queue are marked by keyboard",
    act: async (context) => {
      const { page } = context;
      await logIn(context, "team-lead");
      await page.keyboard.press("6");
      await page.getByRole("grid").focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("Space");
      for (let more = 0; more < 3; more += 1) await page.keyboard.press("Shift+ArrowDown");
      await page
        .getByRole("status")
        .filter({ hasText: /^4 permohonan dipilih$/ })
        .waitFor();
    },
  },
  {
    name: "bulk-assigned",
    title: "They are given to one operator",
    act: async ({ page }) => {
      const operators = await call(page, "operators.brief", {});
      const { name } = operators.find(({ roles }) => roles.includes("noc-operator"));
      await page.keyboard.press("a");
      const dialog = page.getByRole("dialog", { name: "Tugaskan 4 permohonan" });
      await dialog.waitFor();
      await page.keyboard.type(name);
      await page.getByRole("option", { name: new RegExp(`^${name} `) }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("alert").filter({ hasText: "4 permohonan ditugaskan" }).first().waitFor();
      await dialog.waitFor({ state: "hidden" });
    },
  },
];
