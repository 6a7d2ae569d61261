import { describe, expect, test, vi } from "vitest";
import { mayOpen, NAVIGATION, navigationFor, navigationGroupsFor, screens } from "../../renderer/app/screens";
import { CallRefused, makeCall, toRefusal } from "../../renderer/client/call";
import { concerns, topicsOf } from "../../renderer/client/topics";
import { createI18n } from "../../renderer/text/i18n";
import { permissionsOf } from "../../shared/domain/operators/permissions";
import { ROLES, type Role } from "../../shared/domain/operators/roles";
import { type Bridge, type CallName, contract } from "../../shared/ipc/contract";
import type { SessionStatus } from "../../shared/ipc/session";
import { readSources } from "../architecture/imports";

function bridge(answer: () => Promise<unknown>): Bridge {
  return { call: vi.fn(answer), onChanged: () => () => undefined };
}

describe("a call", () => {
  test("gives the value", async () => {
    const over = bridge(async () => ({ ok: true, value: { id: "x" } }));
    await expect(makeCall(over)("operators.deactivate", { id: "x" })).resolves.toEqual({ id: "x" });
    expect(over.call).toHaveBeenCalledWith("operators.deactivate", { id: "x" });
  });

  test("throws a refusal with code, values and fields", async () => {
    const error = { code: "bad-input", params: { limit: 3 }, fields: { subject: "required" } };
    const call = makeCall(bridge(async () => ({ ok: false, error })));
    const refused = await call("session.status", {}).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(CallRefused);
    expect(refused).toMatchObject(error);
  });

  test("throws an internal refusal when the other side fails or answers nonsense", async () => {
    const broken = [async () => Promise.reject(new Error("gone")), async () => undefined, async () => ({ ok: false })];
    for (const answer of broken) {
      await expect(makeCall(bridge(answer))("session.status", {})).rejects.toMatchObject({ code: "internal" });
    }
  });

  test("any other fault is an internal refusal", () => {
    expect(toRefusal(new TypeError("x")).code).toBe("internal");
  });
});

test("every query knows which changes make its answer old", () => {
  const queries = (Object.keys(contract) as CallName[]).filter((name) => contract[name].kind === "query");
  expect(queries.filter((name) => topicsOf(name).length === 0 && !name.startsWith("drafts."))).toEqual([]);
});

test("a question about one request depends on that request alone, one about many on all of them", () => {
  expect(topicsOf("requests.detail", { id: "1" })).toContain("requests/1");
  expect(topicsOf("requests.detail", { id: "1" })).not.toContain("requests");
  expect(topicsOf("requests.detail", { id: "1" })).toContain("calendar");
  expect(topicsOf("registers.request", { id: "1" })).toContain("requests/1");
  expect(topicsOf("requests.counts", {})).toContain("requests");
});

test("a change concerns what it is, what it is a part of and what is a part of it", () => {
  expect(concerns("requests", "requests")).toBe(true);
  expect(concerns("requests", "requests/1")).toBe(true);
  expect(concerns("requests/1", "requests")).toBe(true);
  expect(concerns("requests/1", "requests/1")).toBe(true);
  expect(concerns("requests/1", "requests/12")).toBe(false);
  expect(concerns("requests/12", "requests/1")).toBe(false);
  expect(concerns("requests/1", "operators")).toBe(false);
});

describe("the screens", () => {
  const status = (roles: readonly Role[], demo = false): SessionStatus => ({
    phase: "ready",
    office: "bantul",
    officeName: "Bantul",
    zone: "Asia/Jakarta",
    workstation: "K1",
    demo,
    demoLogins: [],
    keyProtection: "passphrase",
    keyStoreAvailable: false,
    operator: { id: "1", login: "a", name: "A", roles: [...roles] },
    permissions: [...permissionsOf(roles)],
    idleLockMinutes: 10,
    problem: null,
    version: "0",
  });

  test("have paths and shortcuts of their own", () => {
    const paths = screens.map((screen) => screen.path);
    expect(new Set(paths).size).toBe(paths.length);
    const shortcuts = screens.flatMap((screen) => screen.shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test("open by a key of their group, and by no key that is another's", () => {
    for (const { path, group, shortcut } of screens) {
      if (shortcut === undefined) continue;
      expect(group, path).toBeDefined();
      if (group) expect(NAVIGATION[group], path).toContain(shortcut);
    }
    const keys = Object.values(NAVIGATION).flat();
    expect(new Set(keys).size).toBe(keys.length);
    // What opens every screen there may be, in one alphabet: help, a call, a trouble and the window keep theirs.
    for (const key of ["F1", "F2", "F3", "F5", "F10", "F11", "F12"]) expect(keys).not.toContain(key);
  });

  test("leave the keys of a call and of a trouble free, whatever is on the screen", () => {
    const sources = readSources(["renderer"]);
    expect(sources.size).toBeGreaterThan(100);
    const taken = [...sources].filter(([, text]) => /["'`+]F[23]["'`]/.test(text)).map(([file]) => file);
    expect(taken).toEqual([]);
  });

  test("stand in the navigation by group, each operator's own", () => {
    const groups = (roles: readonly Role[]) => navigationGroupsFor(status(roles)).map(({ name }) => name);
    expect(groups(["service-desk"])).toEqual(["services", "office"]);
    const shown = navigationGroupsFor(status(["administrator"]));
    expect(shown.find(({ name }) => name === "office")?.screens.map(({ path }) => path)).toEqual([
      "/settings",
      "/operators",
      "/workstation",
      "/components",
    ]);
    for (const role of ROLES) {
      const offered = navigationGroupsFor(status([role])).flatMap((group) => group.screens);
      expect(offered.every((screen) => mayOpen(screen, status([role])))).toBe(true);
      expect(offered).toEqual(navigationFor(status([role])));
    }
  });

  test("have words for their navigation entries", () => {
    const i18n = createI18n("id");
    const missing = screens.flatMap((screen) =>
      screen.labelKey && !i18n.exists(screen.labelKey) ? screen.labelKey : [],
    );
    expect(missing).toEqual([]);
  });

  test("every role has a screen to start with", () => {
    for (const role of ROLES) expect(navigationFor(status([role]))[0]).toBeDefined();
  });

  test("the page of components is for administrators and demo folders", () => {
    const gallery = screens.find((screen) => screen.path === "/components");
    if (!gallery) throw new Error("no gallery");
    expect(mayOpen(gallery, status(["administrator"]))).toBe(true);
    expect(mayOpen(gallery, status(["head"], true))).toBe(true);
    expect(mayOpen(gallery, status(["head"]))).toBe(false);
  });
});
