import { afterEach, describe, expect, test } from "vitest";
import { DESK_MAY, deskMay, mayDo, type Permission } from "../../shared/domain/operators/permissions";
import { ROLES } from "../../shared/domain/operators/roles";
import { contract } from "../../shared/ipc/contract";
import { refusalOf } from "../helpers/refusal";
import { complete, receive, stepInput } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
afterEach(() => open.close());

/** Calls of the contract that run in a worker; drafts are an operator's own and need no role of their own. */
const calls = (kind: "command" | "query") =>
  Object.entries(contract)
    // What is for whoever is logged in names a permission of its own (a document, a file), tested with it.
    .filter(([name, call]) => call.kind === kind && call.permission !== "logged-in" && !name.startsWith("drafts."))
    .map(([name, call]) => ({ name, permission: call.permission as Permission }));

describe("every call of the contract", () => {
  test("is refused to a role without its permission, whatever the input", () => {
    open = openTestStore();
    let refused = 0;
    for (const { name, permission } of calls("command")) {
      for (const role of ROLES.filter((candidate) => !mayDo([candidate], permission))) {
        const refusal = refusalOf(() => open.store.execute(name, {}, { operatorId: open.operators[role] }));
        expect([name, role, refusal.code, refusal.params]).toEqual([name, role, "missing-permission", { permission }]);
        refused += 1;
      }
    }
    for (const { name, permission } of calls("query")) {
      for (const role of ROLES.filter((candidate) => !mayDo([candidate], permission))) {
        const refusal = refusalOf(() => open.reader.query(name, {}, open.operators[role]));
        expect([name, role, refusal.code]).toEqual([name, role, "missing-permission"]);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(30);
  });

  test("is refused to nobody, to a stranger and to an operator who was deactivated", () => {
    open = openTestStore();
    open.execute("operators.deactivate", { id: open.operators["service-desk"] }, "administrator");
    for (const operatorId of [null, "nobody", open.operators["service-desk"]]) {
      for (const { name } of calls("command")) {
        expect([name, refusalOf(() => open.store.execute(name, {}, { operatorId })).code]).toEqual([
          name,
          "not-logged-in",
        ]);
      }
    }
    for (const operatorId of [null, "nobody", open.operators["service-desk"]]) {
      for (const { name } of calls("query")) {
        expect([name, refusalOf(() => open.reader.query(name, {}, operatorId)).code]).toEqual([name, "not-logged-in"]);
      }
    }
  });

  test("only under its own name", () => {
    open = openTestStore();
    const operatorId = open.operators.administrator;
    for (const name of ["requests.delete", "toString", "__proto__", "constructor", ""]) {
      expect(refusalOf(() => open.store.execute(name, {}, { operatorId })).code).toBe("unknown-name");
      expect(refusalOf(() => open.reader.query(name, {}, operatorId)).code).toBe("unknown-name");
    }
    // What the main process alone may ask.
    const hash = { id: operatorId, passwordHash: "-" };
    for (const name of ["operators.reset-password", "operators.record-login", "setup.establish"]) {
      expect(refusalOf(() => open.store.execute(name, hash, { operatorId })).code).toBe("unknown-name");
    }
  });
});

test("a role that is taken away counts from the next call on, in the writer and in the readers", () => {
  open = openTestStore();
  const id = receive(open);
  expect(open.query("requests.detail", { id }).applicant?.name).toBe("Sri Wahyuni");
  open.execute("operators.set-roles", { id: open.operators["service-desk"], roles: ["call-taker"] }, "administrator");
  expect(refusalOf(() => open.execute("requests.receive", aRequest())).code).toBe("missing-permission");
  expect(open.query("requests.detail", { id }).applicant).toBeNull();
  open.execute("operators.deactivate", { id: open.operators["service-desk"] }, "administrator");
  expect(refusalOf(() => open.query("requests.detail", { id })).code).toBe("not-logged-in");
});

test("the last administrator stays one", () => {
  open = openTestStore();
  const id = open.operators.administrator;
  const last = "last-administrator";
  expect(refusalOf(() => open.execute("operators.deactivate", { id }, "administrator")).code).toBe(last);
  expect(refusalOf(() => open.execute("operators.set-roles", { id, roles: ["head"] }, "administrator")).code).toBe(
    last,
  );
  open.execute("operators.set-roles", { id: open.operators.head, roles: ["head", "administrator"] }, "administrator");
  open.execute("operators.set-roles", { id, roles: ["head"] }, "administrator");
  expect(refusalOf(() => open.execute("operators.deactivate", { id }, "administrator")).code).toBe(
    "missing-permission",
  );
});

describe("a step", () => {
  test("is taken by those whose step it is", () => {
    open = openTestStore();
    const id = receive(open);
    const { input } = stepInput(open, id);
    for (const role of ["service-desk", "team-lead", "noc-operator", "head"] as const) {
      expect(refusalOf(() => open.execute("requests.complete-step", input, role)).code).toBe("not-your-step");
    }
    open.execute("requests.complete-step", input, "section-head");
    const repair = stepInput(open, id).input;
    expect(refusalOf(() => open.execute("requests.complete-step", repair, "section-head"))).toMatchObject({
      code: "not-your-step",
      params: { step: expect.any(String), roles: expect.any(String) },
    });
    open.execute("requests.complete-step", repair, "noc-operator");
  });

  test("is refused or skipped by those whose step it is, too", () => {
    open = openTestStore();
    const id = receive(open);
    complete(open, id);
    complete(open, id, "repaired");
    const { version } = open.query("requests.detail", { id });
    const input = { id, version, step: "report-repair", reason: "Sudah dilaporkan lisan" };
    expect(refusalOf(() => open.execute("requests.skip-step", input, "noc-operator")).code).toBe("not-your-step");
    expect(refusalOf(() => open.execute("requests.refuse", input, "noc-operator")).code).toBe("not-your-step");
    open.execute("requests.skip-step", input, "team-lead");
    expect(open.query("requests.detail", { id }).row.status).toBe("ready");
  });
});

describe("a workstation by itself", () => {
  const events = () =>
    open.store.database.rawAll<{ type: string; actor: string }>("SELECT type, actor FROM events ORDER BY pos");

  test("is named as the author of what it does, and an operator of what they do", () => {
    open = openTestStore({ workstation: "K4" });
    const operator = open.operators["service-desk"];
    receive(open);
    open.store.execute("operators.record-login", { id: operator, ok: true }, { operatorId: null, main: true });
    const actors = new Map(events().map(({ type, actor }) => [type, actor]));
    expect(actors.get("workstation.enrolled")).toBe("desk/K4");
    expect(actors.get("operator.logged-in")).toBe("desk/K4");
    expect(actors.get("request.received")).toBe(`operator/${operator}`);
    expect(actors.get("operator.created")).toBe(`operator/${open.operators.administrator}`);
  });

  test("may do nothing that is not on its list, not even for the main process", () => {
    open = openTestStore();
    const before = events().length;
    const id = open.operators.administrator;
    const forbidden: [string, unknown][] = [
      ["operators.create", { login: "x", name: "X", roles: ["administrator"], passwordHash: "-" }],
      ["operators.reset-password", { id, passwordHash: "-" }],
      ["operators.change-own-password", { id, passwordHash: "-" }],
      ["operators.set-roles", { id: open.operators.head, roles: ["administrator"] }],
      ["requests.receive", aRequest()],
    ];
    for (const [name, input] of forbidden) {
      const given = () => open.store.execute(name, input, { operatorId: null, main: true });
      expect([name, deskMay(name), refusalOf(given).code]).toEqual([name, false, "not-logged-in"]);
    }
    expect(events()).toHaveLength(before);
  });

  test("cannot be asked by the window for what is on its list", () => {
    open = openTestStore();
    for (const name of DESK_MAY) {
      expect([name, refusalOf(() => open.store.execute(name, {}, { operatorId: null })).code]).toEqual([
        name,
        "unknown-name",
      ]);
    }
  });

  test("an operator who was deactivated gives no command through the main process either", () => {
    open = openTestStore();
    const id = open.operators["service-desk"];
    open.execute("operators.deactivate", { id }, "administrator");
    const change = () =>
      open.store.execute("operators.change-own-password", { id, passwordHash: "-" }, { operatorId: id, main: true });
    expect(refusalOf(change).code).toBe("not-logged-in");
  });
});
