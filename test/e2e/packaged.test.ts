import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageUnpacked } from "../../scripts/lib/packaging.mjs";
import { launchPackaged, runPackaged } from "./helpers/packaged";

/** The unpacked app as `npm run package` makes it, on its own: no development Electron, no source, no inspector. */
describe("the unpacked app", async () => {
  const folder = await packageUnpacked();
  const executable = join(folder, process.platform === "win32" ? "sigap.exe" : "sigap");

  test("opens its window and sets a workstation up", async () => {
    const sigap = await launchPackaged(executable);
    try {
      await sigap.page.getByRole("heading").first().waitFor();
      expect(sigap.page.url()).toMatch(/^app:\/\/sigap\//);
      expect(await sigap.page.locator("#root").textContent()).toContain("Sigap");
      const status = await sigap.page.evaluate(() =>
        Reflect.get(globalThis, "sigap").call("session.establish", {
          office: "bantul",
          workstation: "K1",
          administrator: { login: "sri", name: "Sri Wahyuni", password: "rahasia-kantor" },
          passphrase: "kunci-kantor-bantul",
        }),
      );
      expect(JSON.stringify(status)).toContain('"phase":"ready"');
      expect(existsSync(join(sigap.dataDir, "log.db"))).toBe(true);
    } finally {
      await sigap.close();
    }
  });

  test("carries the catalogs and runs the administrator's commands without a window", async () => {
    const { code, stdout, stderr } = await runPackaged(executable, [
      "--cli",
      "catalog",
      "list",
      "--office",
      "bantul",
      "--json",
    ]);
    expect(stderr.replace(/^\[.*dbus.*$/gm, "")).not.toContain("Error");
    expect(code).toBe(0);
    const services: { id: string; no: number }[] = JSON.parse(stdout);
    expect(services.some((service) => service.no === 52)).toBe(true);
  });

  test("does not serve as a Node, nor let an inspector in", async () => {
    const asNode = await runPackaged(executable, ["-e", "process.stdout.write('node ran')"], {
      ELECTRON_RUN_AS_NODE: "1",
    });
    expect(asNode.stdout).not.toContain("node ran");
    const inspected = await runPackaged(executable, ["--inspect=0", "--version"]);
    expect(inspected.stderr).not.toContain("Debugger listening");
    expect(inspected.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("holds no source maps and nothing of a development Electron", async () => {
    const { listPackage } = await import("@electron/asar");
    const files = listPackage(join(folder, "resources", "app.asar"), { isPack: false });
    expect(
      files.filter((file) => file.endsWith(".map") || file.startsWith("/test") || file.startsWith("/scripts")),
    ).toEqual([]);
    expect(existsSync(join(folder, "resources", "default_app.asar"))).toBe(false);
  });
});
