import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/helpers/longest-first";

const long = "test/**/*.long.test.{ts,tsx}";
const endToEnd = "test/e2e/**/*.test.ts";

// Three projects: `unit` runs everywhere, `e2e` drives the real app on a display, `long` is for `npm run test:long`.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [long, endToEnd, "test/bench/**"],
          // A busy machine makes the longest of them (a full disk at every byte) three times longer: that fails no test.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two processes fill the two cores of a small office machine; more only take memory. Nothing is kept in
          // modules here, so files that follow each other in a process may share them: loading them takes longest.
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        test: {
          name: "e2e",
          include: [endToEnd],
          exclude: [long],
          globalSetup: ["test/e2e/helpers/prepare.ts"],
          setupFiles: ["test/e2e/helpers/display.ts"],
          // Whatever is waited for comes in a moment, and much later on a busy machine: that alone fails no test.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000, interval: 25 } },
          // One Sigap each: it waits for its window and its disk as often as it computes, so three fill two cores.
          maxWorkers: 3,
          isolate: false,
        },
      },
      {
        test: {
          name: "long",
          include: [long],
          globalSetup: ["test/e2e/helpers/prepare.ts"],
          setupFiles: ["test/e2e/helpers/display.ts"],
          testTimeout: 30 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
