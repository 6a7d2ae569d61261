import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../shared/domain/operators/roles";
import { accessibilityFaults } from "./helpers/axe";
import {
  addOperator,
  behindTheBack,
  call,
  establish,
  logIn,
  notice,
  pictureOfFailure,
  queueRows,
  receive,
  takeSteps,
} from "./helpers/console";
import { type LaunchedSigap, launchSigap } from "./helpers/launch";

describe("several requests of the queue at once", () => {
  let sigap: LaunchedSigap;
  let page: Page;
  /** Four that wait for their first step, three that wait for their repair. */
  const fresh: string[] = [];
  const atRepair: { id: string; number: string }[] = [];

  beforeAll(async () => {
    sigap = await launchSigap();
    page = sigap.page;
    await establish(page);
    for (const role of ROLES.slice(1)) await addOperator(page, role, `Operator ${role}`, [role]);
    await addOperator(page, "noc-operator-2", "Operator NOC kedua", ["noc-operator"]);
    await page.reload();
    await logIn(page, "service-desk");
    for (let n = 0; n < 4; n++) fresh.push((await receive(page, 53)).id);
    for (let n = 0; n < 3; n++) {
      const { id, number } = await receive(page, 52);
      await takeSteps(page, id, [{ as: "section-head", outcome: 0 }]);
      await call(page, "session.login", { login: "service-desk", password: "sandi-operator" });
      atRepair.push({ id, number });
    }
    await page.reload();
  });
  afterEach((context) => pictureOfFailure(page, context.task));
  afterAll(() => sigap?.close());

  const grid = () => page.getByRole("grid");
  const rows = () => page.locator('[role=grid] [role=rowgroup] [role="row"]');
  const marked = (count: number) =>
    page.getByRole("status").filter({ hasText: new RegExp(`^${count} permohonan dipilih$`) });
  /** The list of open requests by number, from its first row, with nothing marked. */
  const atFirstRow = async (count: number) => {
    await page.keyboard.press("6");
    await expect.poll(() => rows().count()).toBe(count);
    const head = page.getByRole("columnheader", { name: "Nomor" });
    for (let turn = 0; turn < 2 && (await head.getAttribute("aria-sort")) !== "ascending"; turn++) {
      await head.getByRole("button").click();
    }
    await grid().focus();
    await page.keyboard.press("Home");
  };
  const assignedTo = async (name: string) =>
    (await queueRows(page, { sort: "number", descending: false }))
      .filter((row) => row.assignedName === name)
      .map((row) => row.number);

  test("three are marked by keyboard and assigned", async () => {
    await logIn(page, "service-desk");
    await atFirstRow(7);
    await page.keyboard.press("Space");
    await marked(1).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await marked(4).waitFor();
    // A step too far is taken back.
    await page.keyboard.press("Shift+ArrowUp");
    await marked(3).waitFor();
    expect(await page.locator('[role=row][aria-selected="true"]').count()).toBe(3);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("a");
    const dialog = page.getByRole("dialog", { name: "Tugaskan 3 permohonan" });
    await dialog.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type("Operator head");
    await page.getByRole("option", { name: /^Operator head / }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await notice(page, "3 permohonan ditugaskan");
    await dialog.waitFor({ state: "hidden" });
    await marked(3).waitFor({ state: "hidden" });
    const numbers = (await queueRows(page, { sort: "number", descending: false })).map((row) => row.number);
    expect(await assignedTo("Operator head")).toEqual(numbers.slice(0, 3));
  });

  test("the next step is recorded for those it can be; a refused one says why and stays marked", async () => {
    const [moved, ...others] = atRepair;
    if (!moved) throw new Error("no request");
    await logIn(page, "noc-operator");
    await atFirstRow(7);
    await page.keyboard.press("Control+a");
    await marked(7).waitFor();
    await page.keyboard.press("s");
    const dialog = page.getByRole("dialog", { name: "Langkah berikutnya dari 7 permohonan" });
    await dialog.getByText("Dapat dicatat sekaligus: 3").waitFor();
    const hindered = dialog.getByRole("list", { name: "Tidak ikut, buka satu per satu: 4" });
    await hindered.waitFor();
    expect(await hindered.getByRole("listitem").count()).toBe(4);
    expect(await hindered.getByRole("listitem").first().textContent()).toContain("langkah peran lain");
    expect(await accessibilityFaults(page)).toEqual([]);
    await behindTheBack(sigap, "noc-operator", "noc-operator-2", async () =>
      call(page, "requests.add-note", { id: moved.id, note: "Pelapor menelepon lagi" }),
    );
    await page.keyboard.type("Diperbaiki sekaligus");
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("2 dari 3 tersimpan").waitFor();
    const refused = dialog.getByRole("listitem");
    expect(await refused.count()).toBe(1);
    expect(await refused.textContent()).toContain(moved.number);
    expect(await refused.textContent()).toMatch(/sudah diubah|berubah/i);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await marked(1).waitFor();
    for (const { id } of others) {
      expect((await call(page, "requests.detail", { id })).steps.find((step) => step.id === "repair")?.state).toBe(
        "done",
      );
      expect((await call(page, "requests.timeline", { id })).at(-1)?.text).toBe("Diperbaiki sekaligus");
    }
    expect((await call(page, "requests.detail", { id: moved.id })).current).toBe("repair");
    await page.keyboard.press("Escape");
    await marked(1).waitFor({ state: "hidden" });
  });

  test("a click with Ctrl marks one, with Shift all up to it; Esc takes the marks away", async () => {
    await logIn(page, "service-desk");
    await atFirstRow(7);
    await rows()
      .nth(1)
      .click({ modifiers: ["Control"] });
    await marked(1).waitFor();
    await rows()
      .nth(4)
      .click({ modifiers: ["Shift"] });
    await marked(4).waitFor();
    await rows()
      .nth(2)
      .click({ modifiers: ["Control"] });
    await marked(3).waitFor();
    await grid().focus();
    await page.keyboard.press("Escape");
    await marked(3).waitFor({ state: "hidden" });
    // Without marks the row that the keys move is the selected one again.
    expect(await page.locator('[role=row][aria-selected="true"]').count()).toBe(1);
  });

  test("who may neither assign nor act is offered neither", async () => {
    await logIn(page, "call-taker");
    await atFirstRow(7);
    await page.keyboard.press("Space");
    await marked(1).waitFor();
    const bar = page.getByRole("region", { name: "1 permohonan dipilih" });
    expect(await bar.getByRole("button").allTextContents()).toEqual([expect.stringContaining("Batalkan pilihan")]);
    await page.keyboard.press("a");
    await page.keyboard.press("s");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});
