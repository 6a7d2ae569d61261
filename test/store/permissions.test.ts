import { afterEach, describe, expect, test } from "vitest";
import { mayDo, type Permission } from "../../shared/domain/operators/permissions";
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
    .filter(([name, call]) => call.kind === kind && !name.startsWith("drafts."))
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
