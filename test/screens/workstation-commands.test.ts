import { expect, test } from "vitest";
import { administratorCommands, firstUnknownYear, quote } from "../../renderer/screens/workstation/commands";

test("the commands have the forms that the command line knows", () => {
  expect(administratorCommands("/srv/sigap/data", "K1", "2026-11-23")).toEqual({
    backup: "npm run --silent cli -- backup --data /srv/sigap/data --to sigap-K1-2026-11-23.backup",
    keys: "npm run --silent cli -- keys backup --data /srv/sigap/data --to sigap-K1-2026-11-23.keys",
    restore:
      "npm run --silent cli -- restore --from sigap-K1-2026-11-23.backup --keys sigap-K1-2026-11-23.keys --data /srv/sigap/data-pulih",
    verify: "npm run --silent cli -- verify --data /srv/sigap/data",
    rebuild: "npm run --silent cli -- rebuild --data /srv/sigap/data",
  });
});

test("a folder's name cannot break out of its quotes", () => {
  expect(quote("/home/siti/My Data", false)).toBe("'/home/siti/My Data'");
  expect(quote("/tmp/it's; rm -rf $HOME", false)).toBe(`'/tmp/it'\\''s; rm -rf $HOME'`);
  expect(quote("C:\\Users\\Siti Aminah\\Sigap", true)).toBe('"C:\\Users\\Siti Aminah\\Sigap"');
  expect(administratorCommands("C:\\Data Sigap\\", "K1", "2026-11-23").restore).toContain('"C:\\Data Sigap-pulih"');
});

test("the first year without a calendar follows the last known one", () => {
  expect(firstUnknownYear([{ year: 2025 }, { year: 2027 }, { year: 2026 }])).toBe(2028);
  expect(firstUnknownYear([])).toBeNull();
});
