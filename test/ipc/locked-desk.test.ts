import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentOutput } from "../../main/documents/output";
import { AccessRecorder } from "../../main/ipc/access-recorder";
import { createHandler } from "../../main/ipc/handlers";
import { LockedDesk } from "../../main/session/locked-desk";
import type { Session } from "../../main/session/session";
import { LOCKED_DESK_ASKS, LOCKED_DESK_MAY } from "../../shared/domain/operators/permissions";
import { type CallName, contract } from "../../shared/ipc/contract";
import { Refusal } from "../../shared/ipc/errors";

let asked: string[];
let refuses: boolean;
let handle: ReturnType<typeof createHandler>;

/** A console with the office key whose screen is locked; the store behind it writes down what it is asked. */
beforeEach(() => {
  asked = [];
  refuses = false;
  const ask = (way: string) => async (name: string, input: { id?: string }) => {
    asked.push(`${way} ${name}`);
    if (refuses) throw new Refusal("disk-full");
    return { id: input.id, version: asked.length };
  };
  const desk = new LockedDesk();
  const store = { executeAtDesk: ask("execute"), queryAtDesk: ask("query") };
  const session = {
    require: () => {
      throw new Refusal("locked");
    },
    atDesk: () => ({ store, desk }),
    whoAsks: () => null,
  } as unknown as Session;
  const logger = { warn: () => {}, error: () => {} };
  handle = createHandler(session, {} as DocumentOutput, new AccessRecorder({ now: () => 0, logger }));
});

const refusal = (name: CallName, input: unknown = { id: "a", call: null }) =>
  handle(name, input).then(
    () => "answered",
    (error: Refusal) => error.code,
  );

describe("while the console is locked", () => {
  test("every call that is not on the desk's list is refused, whatever it is", async () => {
    const allowed = [...LOCKED_DESK_MAY, ...LOCKED_DESK_ASKS];
    const names = (Object.keys(contract) as CallName[]).filter((name) => contract[name].kind !== "session");
    let refused = 0;
    for (const name of names.filter((candidate) => !allowed.includes(candidate))) {
      expect([name, await refusal(name)]).toEqual([name, "locked"]);
      refused += 1;
    }
    expect([refused, asked]).toEqual([names.length - allowed.length, []]);
  });

  test("units, places, proposals and settings are answered, and nothing of the store that was recorded", async () => {
    for (const name of LOCKED_DESK_ASKS) expect(await refusal(name as CallName, {})).toBe("answered");
    expect(asked).toEqual(
      ["units.list", "places.search", "incidents.propose-units", "emergency.settings"].map((name) => `query ${name}`),
    );
  });

  test("a call goes on that was begun under this lock, and no other", async () => {
    for (const name of ["calls.tell", "calls.classify", "calls.end"] as const) {
      expect(await refusal(name)).toBe("locked");
    }
    const first = await handle("calls.start", { id: "a" });
    expect(await handle("calls.start", { id: "a" })).toEqual(first);
    for (const name of ["calls.tell", "calls.classify", "calls.end"] as const) {
      expect(await refusal(name)).toBe("answered");
      expect(await refusal(name, { id: "b" })).toBe("locked");
    }
    expect(asked).toEqual(
      ["calls.start", "calls.tell", "calls.classify", "calls.end"].map((name) => `execute ${name}`),
    );
  });

  test("a kejadian is opened for such a call or none, and units go to it alone", async () => {
    expect(await refusal("incidents.dispatch", { id: "i" })).toBe("locked");
    expect(await refusal("incidents.open", { id: "i", call: "a" })).toBe("locked");
    await handle("calls.start", { id: "a" });
    expect(await refusal("incidents.open", { id: "i", call: "a" })).toBe("answered");
    expect(await refusal("incidents.open", { id: "j", call: null })).toBe("answered");
    expect(await refusal("incidents.dispatch", { id: "i" })).toBe("answered");
    expect(await refusal("incidents.dispatch", { id: "elsewhere" })).toBe("locked");
    // An alarm is acknowledged whoever raised it.
    expect(await refusal("incidents.acknowledge-alarm", { id: "elsewhere" })).toBe("answered");
  });

  test("what was refused may be sent again", async () => {
    refuses = true;
    expect(await refusal("calls.start")).toBe("disk-full");
    expect(await refusal("calls.tell")).toBe("locked");
    refuses = false;
    expect(await refusal("calls.start")).toBe("answered");
    expect(asked.filter((one) => one === "execute calls.start")).toHaveLength(2);
  });
});
