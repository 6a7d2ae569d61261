import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageUnpacked } from "../../scripts/lib/packaging.mjs";
import { drivenCopy, launchPackaged, runPackaged } from "./helpers/packaged";

/** The unpacked app as `npm run package` makes it, on its own: no development Electron, no source, no inspector. */
describe("the unpacked app", async () => {
  const folder = await packageUnpacked();
  const name = process.platform === "win32" ? "sigap.exe" : "sigap";
  const executable = join(folder, name);
  let driven = "";
  beforeAll(async () => {
    driven = join(await drivenCopy(folder), name);
  });
  afterAll(() => rm(dirname(driven), { recursive: true, force: true }));

  test("opens its window and sets a workstation up", async () => {
    const sigap = await launchPackaged(driven);
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
    const { code, stdout, stderr } = await runPackaged(driven, [
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
    const inspected = await runPackaged(driven, ["--inspect=0", "--version"]);
    expect(inspected.stderr).not.toContain("Debugger listening");
    expect((await runPackaged(driven, ["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    "--remote-debugging-port=0",
    "--remote-debugging-pipe",
    "--js-flags=--expose-gc",
    "--disable-web-security",
  ])("ends at once when it is started with %s", async (word) => {
    for (const words of [[word], ["--cli", "catalog", "list", word]]) {
      const { code, stderr } = await runPackaged(executable, words);
      expect(code).toBe(1);
      expect(stderr).toContain("Sigap yang terpasang tidak menerima");
      expect(stderr).toContain(word.replace(/=.*/, ""));
      expect(stderr).not.toContain("DevTools listening");
    }
  });

  test("has its fuses set", async () => {
    const { FuseV1Options, getCurrentFuseWire } = await import("@electron/fuses");
    const wire = await getCurrentFuseWire(executable);
    // As they stand in the file.
    const [DISABLE, ENABLE] = ["0", "1"].map((state) => state.charCodeAt(0));
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
      filePrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: DISABLE,
      nodeOptions: DISABLE,
      inspect: DISABLE,
      asarIntegrity: ENABLE,
      onlyAsar: ENABLE,
      filePrivileges: DISABLE,
    });
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
