import { afterEach, expect, test } from "vitest";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let open: TestStore | null = null;
const store = (options?: Parameters<typeof openTestStore>[0]): TestStore => {
  open = openTestStore(options);
  return open;
};
afterEach(() => {
  open?.close();
  open = null;
});

test("receives a request with its number, promised date and first step", () => {
  const { execute, query } = store();
  const received = execute("requests.receive", aRequest());
  expect(received.number).toBe("K1-2026-00001");
  const detail = query("requests.detail", { id: received.id });
  expect(detail.row.status).toBe("open");
  expect(detail.applicant?.phone).toBe("+6281234567890");
  // Bantul 52: "2 hari setelah laporan gangguan diterima", Monday 23 November 2026 -> Wednesday 25th, closing time.
  expect(detail.row.deadline.due).toBe(Date.parse("2026-11-25T16:00:00+07:00"));
  expect(detail.row.deadline.promised).toBe(detail.row.deadline.due);
});
