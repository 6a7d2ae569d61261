import type { Page } from "playwright-core";
import type { Role } from "../../../shared/domain/operators/roles";
import type { CallInput, CallName, CallOutput } from "../../../shared/ipc/contract";

/** Asks the main process through the page's own bridge, as a screen does. Throws on a refusal. */
export async function call<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = (await page.evaluate(
    ([called, given]) => Reflect.get(globalThis, "sigap").call(called, given),
    [name, input] as const,
  )) as { ok: true; value: CallOutput<N> } | { ok: false; error: { code: string } };
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

export const ADMINISTRATOR = { login: "admin", password: "sandi-administrator" };
export const PASSPHRASE = "frasa sandi kantor";
const PASSWORD = "sandi-operator";

/** Sets an office up and leaves its login screen. The set-up screen itself has a test of its own. */
export async function establish(page: Page, office: "bantul" | "klaten" = "bantul"): Promise<void> {
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
export async function logIn(page: Page, login: string): Promise<void> {
  await call(page, "session.logout", {}).catch(() => undefined);
  await page.getByLabel("Nama masuk").fill(login);
  await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
}

/** Leaves a picture of the window in out/e2e when a test failed. */
export async function pictureOfFailure(page: Page, task: { name: string; result?: { state: string } }): Promise<void> {
  if (task.result?.state !== "fail") return;
  const name = task.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  await page.screenshot({ path: `out/e2e/${name}.png` }).catch(() => undefined);
}
