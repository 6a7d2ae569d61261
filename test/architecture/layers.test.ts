import { describe, expect, test } from "vitest";
import { cyclesOf, importsOf, reachableFrom, readSources } from "./imports";
import { layerRules, violations } from "./rules";

const edges = importsOf(readSources(["main", "shared", "renderer"]));

describe("who imports whom", () => {
  test("the sources are read", () => {
    const files = new Set(edges.map((edge) => edge.from));
    expect(files).toContain("main/index.ts");
    expect(files).toContain("renderer/index.tsx");
    expect([...files].some((file) => file.startsWith("shared/domain/"))).toBe(true);
  });

  test("no import breaks a layer", () => {
    expect(violations(edges)).toEqual([]);
  });

  test("no modules import each other in a circle", () => {
    expect(cyclesOf(edges)).toEqual([]);
  });

  test.each(["main/features/", "main/store/", "main/cli/", "main/session/"])(
    "%s reaches Electron by no way",
    (folder) => {
      expect(reachableFrom(folder, edges).get("electron")).toBeUndefined();
    },
  );
});

describe("every rule notices what it is for", () => {
  const offences: Record<string, readonly [path: string, source: string][]> = {
    "the domain imports itself and zod only": [
      ["shared/domain/requests/a.ts", 'import { z } from "kysely";'],
      ["shared/domain/requests/a.ts", 'import type { Contract } from "../../ipc/contract";'],
    ],
    "shared imports neither a side nor what only one side has": [
      ["shared/ipc/a.ts", 'import { open } from "../../main/store/open";'],
      ["shared/ipc/a.ts", 'export { Chip } from "../../renderer/ui/chip";'],
      ["shared/ipc/a.ts", 'import { readFile } from "node:fs/promises";'],
    ],
    "the window's code imports shared and itself only": [
      ["renderer/client/a.ts", 'import { store } from "../../main/store/store";'],
      ["renderer/client/a.tsx", 'import { ipcRenderer } from "electron/renderer";'],
    ],
    "main imports shared, resources and itself only": [
      ["main/ipc/a.ts", 'const chip = await import("../../renderer/ui/chip");'],
      ["main/ipc/a.ts", 'import { aRequest } from "../../test/helpers/requests";'],
    ],
    "features know neither Electron nor the exchange with other workstations": [
      ["main/features/requests/a.ts", 'import { app } from "electron";'],
      ["main/features/requests/a.ts", 'import { push } from "../../sync/push";'],
    ],
    "the machine imports no feature": [
      ["main/store/view/a.ts", 'import { request } from "../../features/requests/stream";'],
      ["main/store/a.ts", 'import { FEATURES } from "../features/index";'],
      ["main/workers/writer.ts", 'import type { RequestTableRow } from "../features/requests/tables";'],
    ],
    "a feature imports another only where it says so": [
      ["main/features/operators/a.ts", 'import { request } from "../requests/stream";'],
    ],
    "Electron runs in main/index.ts, main/app and main/preload only": [
      ["main/store/a.ts", 'import { type App, app } from "electron";'],
    ],
    "a screen never imports another screen": [
      ["renderer/screens/requests/a.tsx", 'import { Queue } from "../troubles/queue";'],
    ],
    "nothing below the screens imports a screen": [
      ["renderer/ui/a.tsx", 'import { Queue } from "../screens/troubles/queue";'],
      ["renderer/parts/list/a.tsx", 'import { Queue } from "../../screens/troubles/queue";'],
      ["renderer/parts/list/a.tsx", 'import { SCREENS } from "../../app/screens";'],
    ],
    "nothing below the parts imports a part": [
      ["renderer/ui/table/a.tsx", 'import { ListScreen } from "../../parts/list/list-screen";'],
      ["renderer/client/a.ts", 'import type { Staging } from "../parts/attachments/staging";'],
    ],
    "ui knows no feature and asks the store for nothing": [
      ["renderer/ui/fields/a.tsx", 'import { ROLES } from "../../../shared/domain/operators/roles";'],
      ["renderer/ui/fields/a.tsx", 'import type { Deadline } from "../../../shared/ipc/requests";'],
      ["renderer/ui/fields/a.tsx", 'import { useCall } from "../../client/client";'],
    ],
    "no module uses node:sqlite": [["main/store/a.ts", 'import { DatabaseSync } from "node:sqlite";']],
  };

  test.each(layerRules.map((rule) => rule.name))("%s", (name) => {
    const rules = layerRules.filter((rule) => rule.name === name);
    const examples = offences[name] ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const [path, source] of examples) {
      expect(violations(importsOf(new Map([[path, source]])), rules), source).toHaveLength(1);
    }
  });

  test("a circle is found, also through types and re-exports", () => {
    const sources = new Map([
      ["main/a.ts", 'import type { B } from "./b";\nexport type A = B;'],
      ["main/b.ts", 'export * from "./c";'],
      ["main/c/index.ts", 'import { a } from "../a";\nexport const c = a;'],
      ["main/d.ts", 'import { a } from "./a";\nexport const d = a;'],
    ]);
    expect(cyclesOf(importsOf(sources))).toEqual([["main/a.ts", "main/b.ts", "main/c/index.ts"]]);
  });

  test("a way to Electron through other files is found, a type of it is none", () => {
    const sources = new Map([
      ["main/features/a.ts", 'import { b } from "../b";'],
      ["main/b.ts", 'import { app } from "electron";'],
      ["main/store/c.ts", 'import type { App } from "electron";'],
    ]);
    const found = importsOf(sources);
    expect(reachableFrom("main/features/", found).get("electron")).toEqual([
      "main/features/a.ts",
      "main/b.ts",
      "electron",
    ]);
    expect(reachableFrom("main/store/", found).get("electron")).toBeUndefined();
  });
});
