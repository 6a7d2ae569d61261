import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { operatorsOfLog } from "../../main/features/operators/of-log";
import { systemRandom } from "../../main/platform/ids";
import { Database } from "../../main/store/database";
import { FeatureSet } from "../../main/store/feature-set";
import { toLogEvent } from "../../main/store/log/eventlog";
import { Keyring } from "../../main/store/log/keyring";
import { verifyLog } from "../../main/store/log/verification";
import type { EventRow } from "../../main/store/tables";
import { chainAnew } from "../helpers/chain";
import { receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let open: TestStore;
beforeEach(() => {
  open = openTestStore();
});
afterEach(() => open.close());

/** Changes the closed log as somebody with write access would: the facts, and then every hash that follows. */
function forge<T>(change: (log: Database) => void, look: (log: Database, keyring: Keyring) => T): T {
  open.shut();
  const log = new Database(open.paths.log);
  const keyring = Keyring.open(open.paths.keys, open.officeKey, systemRandom(), false);
  try {
    change(log);
    chainAnew(log);
    expect(verifyLog(log)).toMatchObject({ ok: true });
    return look(log, keyring);
  } finally {
    keyring.close();
    log.close();
  }
}

function eventsOf(log: Database, keyring: Keyring, stream: string) {
  return log
    .rawAll<EventRow>("SELECT * FROM events WHERE stream = ? ORDER BY pos", stream)
    .map((row) => toLogEvent(row, keyring));
}

describe("a sealed part that somebody with write access and no key", () => {
  test("moved to another operator's stream is no password of theirs", () => {
    const { administrator, "service-desk": desk } = open.operators;
    const own = { operatorId: desk, main: true };
    open.store.execute("operators.change-own-password", { id: desk, passwordHash: "one that is known" }, own);
    const stolen = forge(
      (log) =>
        log.rawRun(
          "UPDATE events SET stream = ? WHERE stream = ? AND type = 'operator.password-set'",
          `operator/${administrator}`,
          `operator/${desk}`,
        ),
      (log, keyring) => operatorsOfLog(log, keyring, new FeatureSet(FEATURES)).find(({ id }) => id === administrator),
    );
    expect(stolen?.roles).toEqual(["administrator"]);
    expect(stolen?.passwordHash).not.toBe("one that is known");
  });

  test("let change places with another's names nobody wrongly", () => {
    const named = (name: string) => aRequest({ applicant: { ...aRequest().applicant, name } });
    const [first, second] = [receive(open, named("Siti Aminah")), receive(open, named("Budi Santoso"))];
    const names = forge(
      (log) => {
        const move = "UPDATE events SET stream = ? WHERE stream = ?";
        log.rawRun(move, "request/aside", `request/${first}`);
        log.rawRun(move, `request/${first}`, `request/${second}`);
        log.rawRun(move, `request/${second}`, "request/aside");
      },
      (log, keyring) =>
        [first, second].map((id) => eventsOf(log, keyring, `request/${id}`).map(({ personal }) => personal)),
    );
    expect(names).toEqual([[null], [null]]);
  });

  test("put beside anything else of an event cannot be read; untouched it can", () => {
    const id = receive(open);
    const keyring = Keyring.open(open.paths.keys, open.officeKey, systemRandom(), false);
    const row = open.store.database.rawGet<EventRow>("SELECT * FROM events ORDER BY pos DESC LIMIT 1") as EventRow;
    const changes: Partial<EventRow>[] = [
      { type: "request.refused" },
      { payload: `${row.payload} ` },
      { actor: "operator/somebody-else" },
      { v: row.v + 1 },
      { id: `${row.id}0` },
      { stream: "request/other" },
      { origin: "K9.test" },
      { origin_seq: row.origin_seq + 1 },
    ];
    try {
      expect(row.stream).toBe(`request/${id}`);
      expect(toLogEvent(row, keyring).personal).toMatchObject({ applicantName: "Sri Wahyuni" });
      expect(changes.map((change) => toLogEvent({ ...row, ...change }, keyring).personal)).toEqual(
        changes.map(() => null),
      );
    } finally {
      keyring.close();
    }
  });
});
