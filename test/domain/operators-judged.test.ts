import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderCausally } from "../../shared/domain/eventlog/causal";
import { isReadable } from "../../shared/domain/eventlog/codes";
import type { JsonObject, LogEvent } from "../../shared/domain/eventlog/event";
import { type OperatorState, operatorPayloads, reduceOperator } from "../../shared/domain/operators/events";
import { changesStanding, judgeOperators } from "../../shared/domain/operators/judge";
import { ROLES } from "../../shared/domain/operators/roles";
import { Authors } from "../helpers/events";
import { OperatorConsoles } from "../helpers/operator-events";
import { sample, shapeOf, textsIn, withAt } from "../helpers/shapes";

const ESTABLISHED_BY = "K1.a";

/** An office with its first administrator, known on every console. */
function office(count = 2): OperatorConsoles {
  const consoles = new OperatorConsoles(count);
  consoles.create(0, null, "admin", ["administrator"]);
  consoles.exchange();
  return consoles;
}

function judged(consoles: OperatorConsoles, establishedBy: string | null = ESTABLISHED_BY) {
  const { states, flagged } = judgeOperators(consoles.all, establishedBy);
  return {
    flagged: Object.fromEntries(flagged),
    roles: Object.fromEntries(
      [...states].map(([id, state]) => [id, state.active ? state.roles.join(",") : "inactive"]),
    ),
    logins: Object.fromEntries([...states].map(([id, state]) => [id, state.login])),
    states,
  };
}

describe("an operator's events", () => {
  test("have an effect where an administrator did them", () => {
    const consoles = office();
    consoles.create(1, "admin", "sri", ["service-desk"]);
    consoles.write(1, "admin", "sri", "roles-set", { roles: ["team-lead"] });
    consoles.create(0, "admin", "budi", ["head"]);
    consoles.write(0, "admin", "budi", "deactivated");
    expect(judged(consoles)).toMatchObject({
      flagged: {},
      roles: { admin: "administrator", sri: "team-lead", budi: "inactive" },
    });
  });

  test.each<[string, string, JsonObject]>([
    ["roles", "roles-set", { roles: ["administrator"] }],
    ["an end", "deactivated", {}],
    ["a beginning", "reactivated", {}],
    ["a password", "password-set", {}],
    ["rights back", "administrator-restored", { login: "sri" }],
    ["a login", "logged-in", {}],
  ])("have none where somebody else set %s", (_what, type, payload) => {
    const consoles = office();
    consoles.create(0, "admin", "sri", ["service-desk"]);
    consoles.create(0, "admin", "budi", ["team-lead"]);
    consoles.exchange();
    const before = judged(consoles).states.get("sri");
    const done = consoles.write(1, "budi", "sri", type, payload);
    const after = judged(consoles);
    expect(after.flagged).toEqual({ [done.id]: "no-administrator" });
    expect(after.states.get("sri")).toEqual({ ...before, version: 2 });
  });

  test("have none where nobody knows the author, or the author says no name", () => {
    const consoles = office();
    const stranger = consoles.create(1, "nobody", "sri", ["administrator"]);
    const nameless = consoles.write(1, null, "budi", "created", { login: "budi", roles: [] }, { actor: "system" });
    expect(judged(consoles)).toMatchObject({
      flagged: { [stranger.id]: "no-administrator", [nameless.id]: "no-administrator" },
      roles: { admin: "administrator" },
    });
    expect(judged(consoles).states.size).toBe(1);
  });

  test("nobody makes themselves an administrator", () => {
    const consoles = office();
    consoles.create(0, "admin", "sri", ["service-desk"]);
    consoles.exchange();
    const own = consoles.write(1, "sri", "sri", "roles-set", { roles: ["administrator"] });
    const then = consoles.write(1, "sri", "admin", "deactivated");
    expect(judged(consoles)).toMatchObject({
      flagged: { [own.id]: "no-administrator", [then.id]: "no-administrator" },
      roles: { admin: "administrator", sri: "service-desk" },
    });
  });

  test("everybody sets their own password and nobody else's", () => {
    const consoles = office();
    consoles.create(0, "admin", "sri", ["service-desk"]);
    const own = consoles.write(0, "sri", "sri", "password-set");
    expect(judged(consoles).flagged).toEqual({});
    expect(judged(consoles).states.get("sri")?.passwordHash).toBe(own.personal?.passwordHash);
  });

  test("of what an administrator who lost the role does afterwards nothing has an effect", () => {
    const consoles = office();
    consoles.create(0, "admin", "sri", ["administrator"]);
    consoles.exchange();
    consoles.write(0, "admin", "sri", "roles-set", { roles: ["head"] });
    consoles.exchange();
    const late = consoles.create(1, "sri", "budi", ["administrator"]);
    expect(judged(consoles).flagged).toEqual({ [late.id]: "no-administrator" });
  });

  test("what was done without news of the loss of the role holds", () => {
    const consoles = office();
    consoles.create(0, "admin", "sri", ["administrator"]);
    consoles.exchange();
    consoles.write(0, "admin", "sri", "roles-set", { roles: ["head"] });
    // Sri logs in where the news has not come, and goes on.
    consoles.write(1, null, "sri", "logged-in");
    consoles.create(1, "sri", "budi", ["service-desk"]);
    consoles.exchange();
    expect(judged(consoles)).toMatchObject({ flagged: {}, roles: { sri: "head", budi: "service-desk" } });
  });

  test("an administrator who logged in elsewhere is known there, whatever the clocks say", () => {
    const consoles = office();
    const made = consoles.create(0, "admin", "sri", ["administrator"]);
    consoles.exchange();
    const behind = { hlc: "1000000000000-0000-K2.a" };
    consoles.write(1, null, "sri", "logged-in", {}, behind);
    consoles.write(1, "sri", "budi", "created", { login: "budi", roles: ["head"] }, behind);
    expect(made.hlc > behind.hlc).toBe(true);
    expect(judged(consoles)).toMatchObject({ flagged: {}, roles: { budi: "head" } });
  });
});

describe("a workstation by itself", () => {
  test("makes the first administrator only where it established the office, and only once", () => {
    const consoles = new OperatorConsoles(2);
    consoles.create(0, null, "admin", ["administrator"]);
    const elsewhere = consoles.create(1, null, "guest", ["administrator"]);
    const again = consoles.create(0, null, "second", ["administrator"]);
    expect(judged(consoles)).toMatchObject({
      flagged: { [elsewhere.id]: "not-by-a-desk", [again.id]: "not-by-a-desk" },
      roles: { admin: "administrator" },
    });
    expect(judged(consoles, null).states.size).toBe(0);
  });

  test("makes nobody else first", () => {
    const consoles = new OperatorConsoles(1);
    const made = consoles.create(0, null, "sri", ["head"]);
    expect(judged(consoles).flagged).toEqual({ [made.id]: "not-by-a-desk" });
  });

  test.each(["roles-set", "deactivated", "reactivated", "password-set"])("does not do %s", (type) => {
    const consoles = office();
    const done = consoles.write(1, null, "admin", type, { roles: [] });
    expect(judged(consoles)).toMatchObject({
      flagged: { [done.id]: "not-by-a-desk" },
      roles: { admin: "administrator" },
    });
  });

  test("notes who logged in and who failed to", () => {
    const consoles = office();
    consoles.write(1, null, "admin", "login-failed");
    consoles.write(1, null, "admin", "login-failed");
    expect(judged(consoles).states.get("admin")?.failedLogins).toBe(2);
    consoles.write(1, null, "admin", "logged-in");
    expect(judged(consoles).states.get("admin")).toMatchObject({ failedLogins: 0, version: 4 });
    expect(judged(consoles).flagged).toEqual({});
  });
});

describe("when every administrator is gone", () => {
  /** Two administrators each took the other's access away, without news of each other. */
  function nobodyLeft(): OperatorConsoles {
    const consoles = office();
    consoles.create(0, "admin", "sri", ["administrator"]);
    consoles.exchange();
    consoles.write(1, null, "sri", "logged-in");
    consoles.write(0, "admin", "sri", "deactivated");
    consoles.write(1, "sri", "admin", "deactivated");
    consoles.exchange();
    return consoles;
  }

  test("the office passphrase brings one back, with a new password", () => {
    const consoles = nobodyLeft();
    expect(judged(consoles)).toMatchObject({ flagged: {}, roles: { admin: "inactive", sri: "inactive" } });
    const restored = consoles.write(1, null, "sri", "administrator-restored", { login: "sri" });
    consoles.create(1, "sri", "budi", ["head"]);
    expect(judged(consoles)).toMatchObject({
      flagged: {},
      roles: { admin: "inactive", sri: "administrator", budi: "head" },
    });
    expect(judged(consoles).states.get("sri")?.passwordHash).toBe(restored.personal?.passwordHash);
  });

  test("or makes a new one", () => {
    const consoles = nobodyLeft();
    consoles.write(0, null, "new", "administrator-restored", { login: "baru" });
    expect(judged(consoles)).toMatchObject({ flagged: {}, roles: { new: "administrator" }, logins: { new: "baru" } });
  });

  test("and not while there is one, also where the console pretends to know of none", () => {
    const consoles = office();
    const restored = consoles.write(1, null, "thief", "administrator-restored", { login: "thief" }, { after: [] });
    const early = { after: [], hlc: "0000000000001-0000-K2.a" };
    const before = consoles.write(1, null, "other", "administrator-restored", { login: "other" }, early);
    const third = new OperatorConsoles(3);
    third.all.push(...consoles.all);
    const unknowing = third.write(2, null, "third", "administrator-restored", { login: "third" });
    expect(judged(third)).toMatchObject({
      flagged: {
        [restored.id]: "administrator-left",
        [before.id]: "administrator-left",
        [unknowing.id]: "administrator-left",
      },
      roles: { admin: "administrator" },
    });
  });
});

describe("two operators made apart with one login", () => {
  test("the earlier by the clock keeps it, the other goes by its workstation too", () => {
    const consoles = office(3);
    consoles.create(0, "admin", "one", ["head"], "sri");
    const second = consoles.create(1, "admin", "two", ["head"], "sri");
    const third = consoles.create(2, "admin", "three", ["head"], "sri");
    expect(judged(consoles)).toMatchObject({
      logins: { one: "sri", two: "sri~k2", three: "sri~k3" },
      flagged: { [second.id]: "login-taken", [third.id]: "login-taken" },
    });
  });

  test("every login is one operator's, however they were chosen", () => {
    const consoles = office(3);
    consoles.create(0, "admin", "taken", ["head"], "sri~k2");
    consoles.create(0, "admin", "one", ["head"], "sri");
    consoles.create(1, "admin", "two", ["head"], "sri");
    consoles.create(1, "admin", "three", ["head"], "sri");
    consoles.create(1, "admin", "four", ["head"], "sri");
    const { logins } = judged(consoles);
    expect(new Set(Object.values(logins)).size).toBe(6);
    expect(logins).toMatchObject({ one: "sri", two: "sri~k2.a", three: "sri~three", four: "sri~four" });
  });

  test("one that nobody was allowed to make takes no login away", () => {
    const consoles = office();
    consoles.create(1, "nobody", "false", ["administrator"], "sri");
    consoles.create(0, "admin", "right", ["head"], "sri");
    expect(judged(consoles).logins).toEqual({ admin: "admin", right: "sri" });
  });
});

/** What happens to some operators on three consoles that exchange now and then. */
const histories = fc
  .array(
    fc.record({
      console: fc.integer({ min: 0, max: 2 }),
      what: fc.constantFrom(
        "create",
        "roles-set",
        "deactivated",
        "reactivated",
        "password-set",
        "logged-in",
        "administrator-restored",
        "send",
      ),
      by: fc.constantFrom(null, "admin", "o1", "o2", "o3", "nobody"),
      about: fc.constantFrom("admin", "o1", "o2", "o3"),
      roles: fc.subarray(["administrator", "head", "archivist"]),
      other: fc.integer({ min: 0, max: 2 }),
      late: fc.boolean(),
    }),
    { maxLength: 25, size: "max" },
  )
  .map((actions) => {
    const consoles = office(3);
    for (const { console, what, by, about, roles, other, late } of actions) {
      const changes = late ? {} : { hlc: `${1_700_000_000_000 + consoles.all.length}-0000-K${console + 1}.a` };
      if (what === "send") consoles.send(console, other);
      else if (what === "create") consoles.create(console, by, about, roles, "sama");
      else consoles.write(console, by, about, what, { roles, login: "sama" }, changes);
    }
    return consoles;
  });

function plain({ states, flagged }: ReturnType<typeof judgeOperators>) {
  return { states: Object.fromEntries(states), flagged: Object.fromEntries(flagged) };
}

test("any order of delivery, with repeats, is judged the same", () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(
      histories.chain(({ all }) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
      ),
      ([all, order, again]) => {
        const judgement = judgeOperators(all, ESTABLISHED_BY);
        for (const flag of judgement.flagged.values()) kinds.add(flag);
        expect(plain(judgeOperators([...order, ...again], ESTABLISHED_BY))).toEqual(plain(judgement));
      },
    ),
    { numRuns: 300 },
  );
  expect([...kinds].sort()).toEqual(["administrator-left", "login-taken", "no-administrator", "not-by-a-desk"]);
});

test("without what has no effect every operator is the same, but for how much has come", () => {
  fc.assert(
    fc.property(histories, ({ all }) => {
      const { states, flagged } = judgeOperators(all, ESTABLISHED_BY);
      for (const state of states.values()) {
        const { ordered } = orderCausally(all.filter(({ stream }) => stream === `operator/${state.id}`));
        const alone = ordered
          .filter(({ id }) => (flagged.get(id) ?? "login-taken") === "login-taken")
          .reduce<OperatorState | null>(reduceOperator, null);
        expect({ ...alone, version: 0, login: "" }).toEqual({ ...state, version: 0, login: "" });
      }
      expect(new Set([...states.values()].map(({ login }) => login)).size).toBe(states.size);
    }),
  );
});

test("an event that changes nobody's standing leaves the judgement of all others", () => {
  fc.assert(
    fc.property(histories, fc.constantFrom("logged-in", "login-failed"), (consoles, type) => {
      const before = judgeOperators(consoles.all, ESTABLISHED_BY);
      consoles.exchange();
      const login = consoles.write(1, null, "admin", type);
      expect(changesStanding(login)).toBe(false);
      const after = judgeOperators(consoles.all, ESTABLISHED_BY);
      const known = before.states.get("admin") ?? null;
      const states = new Map(before.states).set("admin", reduceOperator(known, login) as OperatorState);
      expect(plain(after)).toEqual(plain({ states, flagged: before.flagged }));
    }),
  );
});

test("events that stand in their own past have no effect", () => {
  const consoles = office();
  const one = consoles.create(1, "admin", "sri", ["head"]);
  const two = consoles.write(1, "admin", "budi", "created", { login: "budi", roles: ["head"] });
  const [first, ...rest] = consoles.all as [LogEvent, ...LogEvent[]];
  // The later event of a chain among the parents of the earlier one; its stream holds it, so it does not wait there.
  const turned = rest.map((event) => (event.id === one.id ? { ...event, stream: two.stream, after: [two.id] } : event));
  const { flagged } = judgeOperators([first, ...turned], ESTABLISHED_BY);
  expect(Object.fromEntries(flagged)).toEqual({ [one.id]: "unordered", [two.id]: "unordered" });
});

describe("a newer version's operators", () => {
  const operator = () => new Authors<OperatorState>("operator/o1", reduceOperator, 1);

  test("a role that is not known here gives nothing, and the others do", () => {
    const history = operator();
    history.write(0, "operator.created", { roles: ["archivist", "service-desk"] });
    expect(history.state(0)?.roles).toEqual(["service-desk"]);
    history.write(0, "operator.roles-set", { roles: ["dispatcher", "head", "archivist"] });
    expect(history.state(0)?.roles).toEqual(["head"]);
    history.write(0, "operator.roles-set", { roles: ["dispatcher"] });
    expect(history.state(0)?.roles).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ["a text", { roles: "administrator" }],
    ["no list", {}],
    ["objects", { roles: [{ role: "head" }] }],
  ])("roles that cannot be read (%s) leave none in force", (_what, payload) => {
    const history = operator();
    history.write(0, "operator.created", { roles: ["administrator"] });
    history.write(0, "operator.roles-set", payload);
    expect(history.state(0)).toMatchObject({ roles: [], active: true, version: 2 });
    expect(isReadable(operatorPayloads, { type: "operator.roles-set", payload })).toBe(false);
  });

  test("no code of a newer version makes an operator vanish or keep what was taken away", () => {
    for (const [type, schema] of Object.entries(operatorPayloads)) {
      const shape = shapeOf(schema);
      const payload = sample(shape) as JsonObject;
      for (const { path } of textsIn(shape, payload).filter(
        ({ shape: found }) => found.kind === "text" && found.codes,
      )) {
        const history = operator();
        if (type !== "operator.created") history.write(0, "operator.created", { roles: [...ROLES] });
        history.write(0, type, withAt(payload, path, "of-a-newer-version") as JsonObject);
        expect(history.state(0), type).toMatchObject({ roles: [] });
      }
    }
  });
});
