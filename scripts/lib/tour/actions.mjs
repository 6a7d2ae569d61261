// What the steps of the tour do on the screen, mostly by keyboard as an operator would.

/** Asks the main process through the page's own bridge. Throws on a refusal. */
export async function call(page, name, input) {
  const reply = await page.evaluate(([called, given]) => globalThis.sigap.call(called, given), [name, input]);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

/** Logs in as a role by the demo's own list on the login screen. */
export async function logIn({ page }, role) {
  await page.evaluate(() => globalThis.sigap.call("session.logout", {}));
  await page.getByRole("heading", { name: "Masuk" }).waitFor();
  const { demoLogins } = await call(page, "session.status", {});
  const login = demoLogins.find((candidate) => candidate.role === role);
  await page.getByLabel("Nama masuk").fill(login.login);
  await page.getByLabel("Kata sandi", { exact: true }).fill(login.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
}

/** The form field with exactly this label; the asterisk of a required one does not count. */
export function fieldOf(place, label) {
  const words = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return place
    .getByLabel(new RegExp(`^${words}( \\*)?$`))
    .and(place.locator("input:not([type=radio], [type=checkbox]), textarea"));
}

/** Opens the intake form of a service by its number and ticks all of its requirements. */
export async function openIntake(page, service) {
  await page.getByRole("button", { name: /Permohonan baru/ }).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "Nomor atau nama layanan" }).waitFor();
  await page.getByRole("option").first().waitFor();
  await page.keyboard.type(service);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: new RegExp(`^${service}\\.`) }).waitFor();
  await page.keyboard.press("Alt+a");
}

/** Fills in who asks, an agency, and what for. */
export async function fillAgency(page, typed) {
  await page.getByText("Instansi pemerintah").click();
  await page.getByLabel("Nama yang menghubungi").fill(typed.name);
  await page.getByLabel("Nama instansi").fill(typed.agency);
  await page.getByLabel("Telepon / WhatsApp").fill(typed.phone);
  await page.getByLabel("Perihal").fill(typed.subject);
}

/** Saves the intake form, also where the console warns that it may be known already. Resolves to the request's number. */
export async function saveIntake(page) {
  const saved = page.getByText(/^Permohonan K1-\d{4}-\d{5} diterima$/);
  const warning = page.getByRole("dialog", { name: "Mungkin sudah pernah diterima" });
  await page.keyboard.press("Control+Enter");
  await saved.or(warning).first().waitFor();
  if (await warning.isVisible()) await warning.getByRole("button", { name: /^Tetap terima/ }).press("Enter");
  const text = await saved.textContent();
  return text.match(/K1-\d{4}-\d{5}/)[0];
}

/** Looks a request up by its number in the queue and opens it with Enter. */
export async function find(page, number) {
  await page.getByRole("heading", { name: "Antrean permohonan" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(number);
  await page
    .getByRole("row", { name: new RegExp(number) })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
}

/** Logs in as a role, looks the request up and opens it. */
export async function open(context, role, number) {
  await logIn(context, role);
  await find(context.page, number);
}

/** Takes the current step with its first outcome and waits until it is recorded. */
export async function takeStep(context, role, number, title) {
  const { page } = context;
  await open(context, role, number);
  await page.getByText(title).first().waitFor();
  const before = (await detail(page)).version;
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(
    async ([id, version]) => {
      const reply = await globalThis.sigap.call("requests.detail", { id });
      return reply.ok && reply.value.version > version;
    },
    [idOf(page), before],
  );
}

export async function handOver(context, number) {
  const { page } = context;
  await open(context, "service-desk", number);
  await page.keyboard.press("h");
  await page.getByLabel("Diterima oleh").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Selesai diserahkan").first().waitFor();
}

/** The request on the screen, as whoever is logged in sees it. */
export function detail(page) {
  return call(page, "requests.detail", { id: idOf(page) });
}

function idOf(page) {
  return new URL(page.url()).hash.split("/").at(-1);
}

/** A day in the office's zone as it is typed: 23/11/2026. */
export function typedDay(at) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Jakarta" }).format(at);
}

/** Throws with `words` unless it holds. */
export function check(holds, words) {
  if (!holds) throw new Error(words);
}
