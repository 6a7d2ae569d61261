// What `npm run screenshots` pictures: places inside the console, and what is opened there by keyboard.
import { call, fieldOf, typedDay } from "./tour/actions.mjs";
import { letter } from "./tour/letter.mjs";

const FILE = "surat permohonan.pdf";
const SETTINGS = ["letterhead", "sections", "actors", "calendar", "hours", "clocks", "numbering", "texts", "resources"];
const REGISTERS = ["ppid", "objections", "complaints", "visits", "letters"];

const dialog = (page) => page.getByRole("dialog").first();

/** Opens a key's dialog on a request that `prepare` made. */
function onRequest(name, which, key, more = async () => {}) {
  return {
    name: `request-${name}`,
    place: (made) => `/requests/${made[which]}`,
    open: async (page) => {
      await page.getByRole("heading", { level: 1, name: /^K1-/ }).waitFor();
      await page.keyboard.press(key);
      await dialog(page).waitFor();
      await more(page);
    },
  };
}

const pdfShown = (page) => dialog(page).locator("canvas").first().waitFor();

function register(name, index) {
  return {
    name: `register-${name}`,
    place: "/registers",
    open: async (page) => {
      await page.getByRole("heading", { level: 1, name: "Register" }).waitFor();
      await page.keyboard.press(String(index + 1));
      await page.getByText("Tahun", { exact: true }).click();
    },
  };
}

/** Pictures by the login that sees them. */
export const shots = {
  "service-desk": [
    { name: "requests", place: "/requests" },
    {
      name: "requests-marked",
      place: "/requests",
      open: async (page) => {
        await page.getByRole("grid").focus();
        await page.keyboard.press("Home");
        await page.keyboard.press("Space");
        await page.keyboard.press("Shift+ArrowDown");
        await page.keyboard.press("a");
        await dialog(page).waitFor();
      },
    },
    { name: "intake", place: "/requests/new" },
    { name: "intake-form", place: (made) => `/requests/new/${made.services.information}` },
    { name: "intake-booking", place: (made) => `/requests/new/${made.services.room}` },
    { name: "request", place: (made) => `/requests/${made.information}` },
    onRequest("why", "information", "w"),
    onRequest("extend", "information", "e"),
    onRequest("note", "information", "c"),
    onRequest("assign", "information", "a"),
    onRequest("wait", "information", "t"),
    onRequest("merge", "information", "m"),
    onRequest("correct", "information", "k"),
    onRequest("sheets", "information", "i"),
    onRequest("sheet", "information", "i", async (page) => {
      await page.keyboard.press("1");
      await page.getByRole("dialog", { name: "Keputusan atas permohonan informasi" }).waitFor();
    }),
    onRequest("receipt", "information", "d", pdfShown),
    {
      name: "request-attachment",
      place: (made) => `/requests/${made.information}`,
      open: async (page) => {
        await page.getByRole("button", { name: FILE }).first().waitFor();
        await page.keyboard.press("v");
        await page.keyboard.press("Enter");
        await pdfShown(page);
      },
    },
    onRequest("hand-over", "ready", "h"),
    ...REGISTERS.map(register),
    {
      name: "register-print",
      place: "/registers",
      open: async (page) => {
        await page.getByRole("heading", { level: 1, name: "Register" }).waitFor();
        await page.keyboard.press("1");
        await page.keyboard.press("p");
        await pdfShown(page);
      },
    },
    {
      name: "bookings",
      place: "/bookings",
      open: async (page) => {
        await page.getByRole("grid").focus();
        await page.keyboard.press("PageDown");
      },
    },
    { name: "catalog", place: "/catalog" },
    { name: "catalog-service", place: (made) => `/catalog/${made.services.information}` },
    { name: "account", place: "/account" },
    { name: "workstation", place: "/workstation" },
    { name: "components", place: "/components" },
  ],
  administrator: [
    ...SETTINGS.map((part) => ({ name: `settings-${part}`, place: `/settings/${part}` })),
    {
      name: "settings-holiday",
      place: "/settings/calendar",
      open: async (page, made) => {
        await page.getByRole("heading", { level: 2, name: "Hari libur", exact: true }).waitFor();
        await page.getByText(typedDay(made.due).slice(-4), { exact: true }).first().click();
        await page.keyboard.press("n");
        await fieldOf(dialog(page), "Tanggal").fill(typedDay(made.due));
        await fieldOf(dialog(page), "Nama").fill("Cuti bersama tambahan (contoh)");
        await dialog(page)
          .getByText(/tenggat bergeser/)
          .first()
          .waitFor();
      },
    },
    { name: "moved", place: "/moved" },
    { name: "operators", place: "/operators" },
  ],
};

/** Makes what the pictures show and a demo has not, as the service desk. Resolves to ids, and to a due time. */
export async function prepare(page) {
  const services = await call(page, "catalog.list", {});
  const idOf = (no) => services.find((service) => service.no === no).id;
  const { service } = await call(page, "catalog.service", { id: idOf(38), hash: null });
  const { id } = await call(page, "requests.receive", {
    serviceId: service.entry.id,
    limit: service.limits.find((run) => run.selectable)?.limit ?? null,
    receivedAt: null,
    channel: "counter",
    letter: { number: "", date: null },
    applicant: {
      kind: "person",
      name: "Retno Handayani",
      agency: "",
      phone: "0813-2847-1190",
      email: "",
      nik: "3402095402900001",
      address: "Patalan, Kapanewon Jetis",
    },
    subject: "Anggaran internet kapanewon 2026",
    details: "",
    place: "",
    requirements: service.entry.requirements.map((_text, index) => ({ index, state: "complete", note: "" })),
    assignTo: null,
    fields: {
      information: "Rincian anggaran internet tiap kapanewon tahun 2026",
      purpose: "Penelitian tentang layanan publik",
      occupation: "Mahasiswa",
      "request-kind": "copy",
    },
  });
  await attach(page, id);
  const { rows } = await call(page, "requests.page", {
    view: "open",
    search: "",
    sort: "received",
    descending: true,
    after: null,
    limit: 1,
    filters: { serviceId: null, section: null, status: "ready", channel: null, receivedFrom: null, receivedTo: null },
  });
  const { row } = await call(page, "requests.detail", { id });
  return {
    information: id,
    ready: rows[0]?.id,
    due: row.deadline.due,
    services: { information: service.entry.id, room: idOf(3) },
  };
}

/** Hands a letter over and makes it part of a request, as the window does with a chosen file. */
function attach(page, request) {
  return page.evaluate(
    async ([id, name, content]) => {
      const ask = async (command, input) => {
        const reply = await globalThis.sigap.call(command, input);
        if (!reply.ok) throw new Error(`${command} was refused: ${JSON.stringify(reply.error)}`);
        return reply.value;
      };
      const chunk = Uint8Array.from(content);
      const begun = await ask("attachments.begin", { name, bytes: chunk.length, mediaType: "application/pdf" });
      await ask("attachments.append", { id: begun.id, chunk });
      await ask("attachments.finish", { id: begun.id });
      await ask("requests.add-attachments", { id, attachments: [{ id: begun.id, requirement: null }] });
    },
    [request, FILE, [...letter()]],
  );
}
