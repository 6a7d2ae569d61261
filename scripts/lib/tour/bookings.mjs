// A meeting room under Bantul 3: booked with the request, and refused to the next one at the same time.
import { fieldOf, fillAgency, logIn, openIntake, saveIntake, typedDay } from "./actions.mjs";

const DAY = 86_400_000;

/** The next Saturday but two: no demo request has the room then. */
function freeDay() {
  const day = 20 * DAY + Date.now();
  return day + ((6 - new Date(day).getUTCDay() + 7) % 7) * DAY;
}

async function ask(page, typed, from, to) {
  const day = typedDay(freeDay());
  await openIntake(page, "3");
  await fillAgency(page, typed);
  await fieldOf(page, "Mulai dipakai").fill(`${day} ${from}`);
  await fieldOf(page, "Selesai dipakai").fill(`${day} ${to}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Alt+b");
  const path = (name) => page.locator(`[data-path="bookings.0.${name}"]`);
  await fieldOf(page, "Dari").or(path("from")).first().waitFor();
  await fieldOf(page, "Dari").fill(`${day} ${from}`);
  await fieldOf(page, "Sampai").fill(`${day} ${to}`);
}

export const bookingSteps = [
  {
    name: "room-booked",
    title: "A meeting room is asked for under Bantul 3 and booked with the request",
    act: async (context) => {
      const { page } = context;
      await logIn(context, "service-desk");
      await ask(
        page,
        { name: "Endang Lestari", agency: "Dinas Sosial", phone: "0812-2711-8090", subject: "Rapat data kemiskinan" },
        "09.00",
        "11.00",
      );
      context.meeting = await saveIntake(page);
      await page.keyboard.press("o");
      await page
        .getByRole("region", { name: "Pemakaian ruang dan sumber daya" })
        .getByText("Ruang Rapat Dinas")
        .first()
        .waitFor();
    },
  },
  {
    name: "room-clash",
    title: "The next one at that time is refused, with who has the room",
    act: async (context) => {
      const { page } = context;
      await page.keyboard.press("q");
      await ask(
        page,
        { name: "Dwi Santoso", agency: "Dinas Kesehatan", phone: "0812-2711-8091", subject: "Rapat posyandu" },
        "10.00",
        "12.00",
      );
      await page
        .getByText(/sudah dipakai pada waktu itu/)
        .first()
        .waitFor();
      await page.keyboard.press("Control+Enter");
      const summary = page.getByRole("alert").filter({ hasText: "isian yang perlu diperbaiki" });
      await summary.getByText("Sudah dipakai pada waktu itu. Pilih waktu atau ruang lain.").waitFor();
      await page.getByRole("alert").getByText(context.meeting, { exact: false }).first().waitFor();
    },
  },
];
