import type { Page } from "playwright-core";
import { expect } from "vitest";
import { actingRoles } from "../../../shared/domain/requests/rules";
import type { RequestDetail } from "../../../shared/ipc/requests";
import { call, logIn, PASSWORD, queueRows } from "./console";

/** Opens a request as another person would find it: logs in, looks it up by its number, opens it with Enter. */
export async function openAs(page: Page, login: string, number: string): Promise<void> {
  await logIn(page, login);
  await find(page, number);
}

/** Looks a request up by its number in the queue and opens it with Enter. */
export async function find(page: Page, number: string): Promise<void> {
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type(number);
  await page
    .getByRole("row", { name: new RegExp(number) })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
}

/**
 * Lets somebody else go on at a request, without the way there: logged in through the bridge, at the request's address.
 * For what a test is not about; `openAs` goes there as a person does.
 */
export async function goOnAs(page: Page, login: string, number: string): Promise<void> {
  const { operator } = await call(page, "session.login", { login, password: PASSWORD });
  const row = (await queueRows(page, { search: number })).find((candidate) => candidate.number === number);
  if (!row || !operator) throw new Error(`${login} finds no ${number}`);
  await page.getByRole("button", { name: `Menu operator: ${operator.name},` }).waitFor();
  await page.evaluate((id) => {
    location.hash = `#/requests/${id}`;
  }, row.id);
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
}

/** A request as the one who is logged in sees it. */
export async function seen(page: Page, id: string): Promise<RequestDetail> {
  return call(page, "requests.detail", { id });
}

/** Who may take the current step. */
function takerOf(detail: RequestDetail): string {
  const step = detail.steps.find((candidate) => candidate.id === detail.current);
  if (!step) throw new Error(`${detail.row.number} has no current step`);
  const actor = { kind: step.actorKind, roles: step.roles, label: step.actorLabel };
  const [role] = actingRoles({ ...step, actor, outcomes: [...step.outcomes] });
  if (!role) throw new Error(`nobody may take ${step.title}`);
  return role;
}

/**
 * Takes the current step on the screen, as somebody who may: the outcome by its digit, what it asks for by its labels,
 * Ctrl+Enter to record. `login` goes on with whoever is logged in where it is the same as before.
 */
export async function take(
  page: Page,
  id: string,
  outcome: string | null = null,
  note = "Sesuai berkas",
): Promise<void> {
  const before = await seen(page, id);
  const { operator } = await call(page, "session.status", {});
  if (!before.may.act) await goOnAs(page, takerOf(before), before.row.number);
  else if (!operator) throw new Error("nobody is logged in");
  const detail = await seen(page, id);
  const step = detail.steps.find((candidate) => candidate.id === detail.current);
  const at = step?.outcomes.findIndex((candidate) => outcome === null || candidate.id === outcome) ?? -1;
  const way = step?.outcomes[at];
  if (!step || !way) throw new Error(`${detail.current} has no outcome ${outcome}`);
  await page.getByRole("group", { name: "Hasil langkah" }).or(page.getByText(way.label).first()).first().waitFor();
  const option = step.options[0];
  if (option) await page.getByRole("radio", { name: option.label }).check();
  if (step.actorKind === "choose") await page.getByRole("radio", { name: "Saya sendiri" }).check();
  if (step.kind === "disposition" && way.effect === "advance") {
    const forwarded = page.getByRole("checkbox", { name: "Ketua tim" });
    if (!(await forwarded.isChecked())) await forwarded.check();
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press(String(at + 1));
  if (way.reasonRequired) await page.keyboard.type(note);
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await seen(page, id)).version).toBeGreaterThan(detail.version);
}

/** Hands the product over by H and Ctrl+Enter, as somebody who may; returns the survey code. */
export async function handOver(page: Page, id: string, receiver = "Sri Wahyuni"): Promise<string> {
  const before = await seen(page, id);
  if (!before.may.handOver) await goOnAs(page, "service-desk", before.row.number);
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  const field = page.getByLabel("Diterima oleh");
  await field.waitFor();
  await field.fill(receiver);
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await seen(page, id)).row.status).toBe("handed-over");
  return (await seen(page, id)).closed?.survey ?? "";
}
