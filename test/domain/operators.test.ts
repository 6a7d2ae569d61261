import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loginWait, type OperatorState, operatorPayloads, reduceOperator } from "../../shared/domain/operators/events";
import { mayDo, PERMISSIONS, permissionsOf } from "../../shared/domain/operators/permissions";
import { ROLES } from "../../shared/domain/operators/roles";
import { Authors, fold } from "../helpers/events";

const CREATED = { roles: ["service-desk"] };
const operator = () => new Authors<OperatorState>("operator/o1", reduceOperator, 3);

describe("an operator", () => {
  test("follows what happened to the account", () => {
    const history = operator();
    history.write(0, "operator.created", CREATED, { login: "sri", name: "Sri", passwordHash: "a" });
    history.write(0, "operator.roles-set", { roles: ["team-lead", "noc-operator"] });
    history.write(0, "operator.login-failed", {});
    history.write(0, "operator.login-failed", {});
    expect(history.state(0)).toMatchObject({
      login: "sri",
      name: "Sri",
      roles: ["team-lead", "noc-operator"],
      failedLogins: 2,
    });
    const login = history.write(0, "operator.logged-in", {});
    expect(history.state(0)).toMatchObject({ failedLogins: 0, failedAt: null, lastLoginAt: login.at.wall });
    history.write(0, "operator.password-set", {}, { passwordHash: "b" });
    history.write(0, "operator.deactivated", {});
    expect(history.state(0)).toMatchObject({ passwordHash: "b", active: false, version: 7 });
    history.write(0, "operator.reactivated", {});
    expect(history.state(0)).toMatchObject({ active: true });
  });

  test("whose key is gone has no login, no name and no password, and keeps the roles", () => {
    const history = operator();
    history.write(0, "operator.created", CREATED, null);
    expect(history.state(0)).toMatchObject({ name: "", passwordHash: "", login: "", roles: ["service-desk"] });
  });

  test("never throws, whatever comes", () => {
    const types = fc.oneof(fc.constantFrom(...Object.keys(operatorPayloads)), fc.string());
    const json = fc.dictionary(fc.constantFrom("login", "roles", "name", "passwordHash"), fc.jsonValue());
    const events = fc.array(fc.tuple(types, json, fc.option(json)), { maxLength: 12 });
    fc.assert(
      fc.property(events, (list) => {
        const history = operator();
        for (const [type, payload, personal] of list) history.write(0, type, payload as never, personal as never);
        const state = history.state(0);
        if (state) {
          expect(typeof state.name).toBe("string");
          expect(state.roles.every((role) => ROLES.includes(role))).toBe(true);
        }
      }),
    );
  });

  test("any order of delivery, with repeats, folds to the same state", () => {
    const actions = fc.array(
      fc.record({
        author: fc.integer({ min: 0, max: 2 }),
        what: fc.constantFrom(...Object.keys(operatorPayloads).filter((type) => type !== "operator.created"), "sync"),
        other: fc.integer({ min: 0, max: 2 }),
        roles: fc.subarray([...ROLES]),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(actions, fc.infiniteStream(fc.nat()), (list, random) => {
        const history = operator();
        history.write(0, "operator.created", CREATED, { login: "sri", name: "Sri", passwordHash: "a" });
        history.send(0, 1);
        history.send(0, 2);
        for (const { author, what, other, roles } of list) {
          if (what === "sync") history.send(author, other);
          else history.write(author, what, what === "operator.roles-set" ? { roles } : {}, { passwordHash: what });
        }
        const expected = fold(reduceOperator, history.all);
        expect(fold(reduceOperator, shuffled([...history.all, ...history.all.slice(0, 4)], random))).toEqual(expected);
      }),
    );
  });
});

function shuffled<T>(items: readonly T[], random: Iterator<number>): T[] {
  const left = [...items];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(random.next().value % left.length, 1));
  return result;
}

describe("the wait after wrong passwords", () => {
  const wait = (failedLogins: number, passed = 0) => loginWait({ failedLogins, failedAt: 1_000 }, 1_000 + passed);

  test("four wrong tries cost nothing, the fifth five seconds, then double each time up to fifteen minutes", () => {
    expect([0, 4, 5, 6, 7, 8].map((tries) => wait(tries))).toEqual([0, 0, 5_000, 10_000, 20_000, 40_000]);
    expect(wait(50)).toBe(15 * 60_000);
    expect(wait(5_000)).toBe(15 * 60_000);
  });

  test("ends when it is over", () => {
    expect(wait(6, 4_000)).toBe(6_000);
    expect(wait(6, 10_000)).toBe(0);
    expect(wait(6, 99_000)).toBe(0);
  });

  test("is never longer because the clock was set back", () => {
    expect(wait(6, -3_600_000)).toBe(10_000);
  });

  test("runs by a clock that never jumps where the wall clock was set back", () => {
    const years = { failedLogins: 6, failedAt: Date.parse("2036-01-01T00:00:00Z") };
    const now = Date.parse("2026-11-23T09:00:00+07:00");
    expect([0, 4_000, 10_000, 3_600_000].map((waited) => loginWait(years, now, waited))).toEqual([10_000, 6_000, 0, 0]);
    expect(loginWait({ failedLogins: 6, failedAt: 1_000 }, 4_000, 1_000)).toBe(7_000);
  });
});

describe("permissions", () => {
  test("nobody without a role may do anything", () => {
    for (const permission of PERMISSIONS) expect(mayDo([], permission)).toBe(false);
  });

  test("an administrator manages operators and sees no applicant", () => {
    expect(mayDo(["administrator"], "operators.manage")).toBe(true);
    expect(mayDo(["administrator"], "requests.read-personal")).toBe(false);
    expect(mayDo(["administrator"], "requests.act")).toBe(false);
  });

  test("only administrators manage operators", () => {
    expect(ROLES.filter((role) => mayDo([role], "operators.manage"))).toEqual(["administrator"]);
  });

  test("a call-taker reads requests without the applicant", () => {
    expect(mayDo(["call-taker"], "requests.read")).toBe(true);
    expect(mayDo(["call-taker"], "requests.read-personal")).toBe(false);
    expect(mayDo(["call-taker"], "requests.receive")).toBe(false);
  });

  test("several roles may do what each of them may", () => {
    const both = permissionsOf(["call-taker", "administrator"]);
    for (const role of ["call-taker", "administrator"] as const) {
      for (const permission of permissionsOf([role])) expect(both.has(permission)).toBe(true);
    }
  });
});
