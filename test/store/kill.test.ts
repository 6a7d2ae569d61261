import { expect, test } from "vitest";
import { killAndReopen } from "../helpers/kill";

test("a writer killed at 20 random moments of 500 writes has lost nothing that it acknowledged", async () => {
  const { acknowledged } = await killAndReopen("sigap-test-kill", { folders: 4, times: 5 });
  expect(acknowledged).toBeGreaterThan(1_000);
}, 180_000);
