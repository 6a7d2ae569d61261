import { expect, test } from "vitest";
import { killAndReopen } from "../helpers/kill";

test("a writer killed at 200 random moments of 500 writes has lost nothing that it acknowledged", async () => {
  let all = 0;
  // Ten folders: what is checked after each kill grows with the folder.
  for (let folder = 0; folder < 10; folder++) {
    const { acknowledged } = await killAndReopen("sigap-test-kill-long", 20);
    all += acknowledged;
  }
  expect(all).toBeGreaterThan(10_000);
});
