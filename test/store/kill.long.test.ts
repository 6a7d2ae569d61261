import { expect, test } from "vitest";
import { killAndReopen } from "../helpers/kill";

test("a writer killed at 200 random moments of 500 writes has lost nothing that it acknowledged", async () => {
  const { acknowledged } = await killAndReopen("sigap-test-kill-long", { folders: 10, times: 20 });
  expect(acknowledged).toBeGreaterThan(10_000);
});
