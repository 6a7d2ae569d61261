import type { Locator, Page } from "playwright-core";
import type { Office } from "../../../shared/domain/catalog/entry";
import type { Role } from "../../../shared/domain/operators/roles";
import type { CallInput, CallName, CallOutput } from "../../../shared/ipc/contract";
import type { CallError } from "../../../shared/ipc/errors";
import { valuesFor } from "../../helpers/walk";
import type { LaunchedSigap } from "./launch";

type Answer<Value> = { ok: true; value: Value } | { ok: false; error: CallError };

/** What the page's own bridge answers to any name and any input: the value, or the typed refusal. */
export async function answerTo<Value = unknown>(page: Page, name: string, input: unknown): Promise<Answer<Value>> {
  return (await page.evaluate(([called, given]) => Reflect.get(globalThis, "sigap").call(called, given), [
    name,
    input,
  ] as const)) as Answer<Value>;
}

/** Asks the main process through the page's own bridge, as a screen does. Throws on a refusal. */
export async function call<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await answerTo<CallOutput<N>>(page, name, input);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

export const ADMINISTRATOR = { login: "admin", password: "sandi-administrator" };
export const PASSPHRASE = "frasa sandi kantor";
export const PASSWORD = "sandi-operator";

/** Sets an office up and leaves its login screen. The set-up screen itself has a test of its own. */
export async function establish(page: Page, office: Office = "bantul"): Promise<void> {
  await call(page, "session.establish", {
    office,
    workstation: "K1",
    administrator: { ...ADMINISTRATOR, name: "Rina Administrator" },
    passphrase: PASSPHRASE,
  });
}

/** Makes an operator; the administrator must be logged in. */
export async function addOperator(page: Page, login: string, name: string, roles: Role[]): Promise<void> {
  await call(page, "operators.create", { login, name, roles, password: PASSWORD });
}

/** Logs in on the login screen, by keyboard. */
export async function logIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await call(page, "session.logout", {}).catch(() => undefined);
  await page.getByLabel("Nama masuk").fill(login);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
}

/** The id of a service by its printed number. */
export async function serviceId(page: Page, no: number): Promise<string> {
  const found = (await call(page, "catalog.list", {})).find((service) => service.no === no);
  if (!found) throw new Error(`No service ${no} in this office.`);
  return found.id;
}

type ReceiveInput = CallInput<"requests.receive">;

type RequestOver = Partial<Omit<ReceiveInput, "serviceId">>;

/** What a good intake form sends for a service, all its requirements complete unless `over` says otherwise. */
export async function requestInput(page: Page, no: number, over: RequestOver = {}): Promise<ReceiveInput> {
  const id = await serviceId(page, no);
  const { service } = await call(page, "catalog.service", { id, hash: null });
  return {
    serviceId: id,
    limit: service.limits.find((run) => run.selectable)?.limit ?? null,
    receivedAt: null,
    channel: "counter",
    letter: { number: "", date: null },
    applicant: {
      kind: "agency",
      name: "Sri Wahyuni",
      agency: "Kapanewon Sewon",
      phone: "0812-3456-7890",
      email: "",
      nik: "",
      address: "",
    },
    subject: "Internet kantor kapanewon mati",
    details: "",
    place: "",
    requirements: service.entry.requirements.map((_text, index) => ({ index, state: "complete" as const, note: "" })),
    assignTo: null,
    fields: { ...valuesFor(service.fields, "required") },
    ...over,
  };
}

/** Receives a request through the bridge. */
export async function receive(
  page: Page,
  no: number,
  over: RequestOver = {},
): Promise<{ id: string; number: string; version: number }> {
  return call(page, "requests.receive", await requestInput(page, no, over));
}

/** The rows of the queue that a question finds, at most 200. */
export async function queueRows(page: Page, over: Partial<CallInput<"requests.page">> = {}) {
  const { rows } = await call(page, "requests.page", {
    view: "all",
    search: "",
    sort: "received",
    descending: true,
    after: null,
    limit: 200,
    filters: { serviceId: null, section: null, status: null, channel: null, receivedFrom: null, receivedTo: null },
    ...over,
  });
  return rows;
}

/** Records outcomes of the current steps one after the other, each by its place in the step's list of outcomes. */
export async function takeSteps(page: Page, id: string, steps: readonly { as: string; outcome: number }[]) {
  for (const { as, outcome } of steps) {
    await call(page, "session.login", { login: as, password: PASSWORD });
    const detail = await call(page, "requests.detail", { id });
    const step = detail.steps.find((candidate) => candidate.id === detail.current);
    const chosen = step?.outcomes[outcome];
    if (!step || !chosen) throw new Error(`The request has no outcome ${outcome} now.`);
    await call(page, "requests.complete-step", {
      id,
      version: detail.version,
      step: step.id,
      outcome: chosen.id,
      option: step.options[0]?.id ?? null,
      note: chosen.reasonRequired ? "Dicatat pada uji" : "",
      takenBy: step.actorKind === "choose" ? { role: "team-lead", operator: null, name: "" } : null,
      disposition:
        step.kind === "disposition" && chosen.effect === "advance"
          ? { nature: "ordinary", instructions: ["process"], forwardedTo: ["team-lead"] }
          : null,
    });
  }
}

/**
 * Lets another operator do something while the first one's screen stays as it is, as events of another workstation
 * will come in: the window hears of neither login nor change. Afterwards the first operator is logged in again.
 */
export async function behindTheBack(
  { app, page }: Pick<LaunchedSigap, "app" | "page">,
  first: string,
  other: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) Reflect.set(webContents, "send", () => undefined);
  });
  await call(page, "session.login", { login: other, password: PASSWORD });
  await work();
  await call(page, "session.login", { login: first, password: PASSWORD });
  await app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) Reflect.deleteProperty(webContents, "send");
  });
}

/** The form field with exactly this label; the asterisk of a required one does not count. */
export function fieldOf(page: Page | Locator, label: string): Locator {
  const words = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return page
    .getByLabel(new RegExp(`^${words}( \\*)?$`))
    .and(page.locator("input:not([type=radio], [type=checkbox]), textarea"));
}

/** What a field says is wrong with it, or null. */
export function errorAt(field: Locator): Promise<string | null> {
  return field.evaluate(
    (element) =>
      element.closest(".mantine-InputWrapper-root")?.querySelector(".mantine-InputWrapper-error")?.textContent ?? null,
  );
}

/** What the console says in a notice at the edge of the window, waiting for it to come. */
export async function notice(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole("alert").filter({ hasText: words }).first().waitFor();
}

/** Leaves a picture of the window in out/e2e when a test failed. */
export async function pictureOfFailure(page: Page, task: { name: string; result?: { state: string } }): Promise<void> {
  if (task.result?.state !== "fail") return;
  const name = task.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  await page.screenshot({ path: `out/e2e/${name}.png` }).catch(() => undefined);
}
