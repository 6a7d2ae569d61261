import { afterEach, describe, expect, test } from "vitest";
import { contract } from "../../shared/ipc/contract";
import { refusalOf } from "../helpers/refusal";
import { aFullRequest, complete, driveToHandover, receive } from "../helpers/requests";
import { aRequest, openTestStore, type TestStore } from "../helpers/store";

let open: TestStore | null = null;
const store = (options?: Parameters<typeof openTestStore>[0]): TestStore => {
  open = openTestStore(options);
  return open;
};
afterEach(() => {
  open?.close();
  open = null;
});
const at = (iso: string) => Date.parse(`${iso}+07:00`);

function skip(opened: TestStore, id: string): void {
  const { version, current: step } = opened.query("requests.detail", { id });
  if (step === null) throw new Error("no step is left");
  opened.execute("requests.skip-step", { id, version, step, reason: "Sudah disurvei" }, "team-lead");
}

describe("a step that the limit's clock starts or stops with", () => {
  const NEW_NETWORK = "bantul-48-permohonan-jaringan-baru";

  test("starts and stops it too where it is passed over", () => {
    const opened = store();
    const id = receive(opened, aFullRequest(opened, NEW_NETWORK, { limit: 0 }));
    const detail = () => opened.query("requests.detail", { id });
    while (detail().current !== "survey") complete(opened, id);
    expect(detail().row.deadline.state).toBe("not-started");
    skip(opened, id);
    const started = detail();
    expect(started.clockStartedAt).toBe(opened.clock.now().wall);
    expect(started.row.deadline.state).toBe("normal");
    expect(started.row.deadline.due).not.toBeNull();
    expect(started.row.deadline.promised).toBe(started.row.deadline.due);
    while (detail().current !== "inform") complete(opened, id);
    skip(opened, id);
    expect(detail().row.deadline).toMatchObject({ state: "met", due: started.row.deadline.due });
    expect(opened.query("requests.page", pageOf("all")).rows[0]?.deadline.state).toBe("met");
  });
});

function pageOf(view: "all" | "late") {
  const filters = {
    serviceId: null,
    section: null,
    status: null,
    channel: null,
    receivedFrom: null,
    receivedTo: null,
  };
  return { view, search: "", sort: "due" as const, descending: false, after: null, limit: 10, filters };
}

describe("a wait for the applicant", () => {
  test("that begins at the due time changes nothing: the request is late, and grows later", () => {
    const opened = store();
    const id = receive(opened);
    const due = opened.query("requests.detail", { id }).row.deadline.due ?? 0;
    opened.clock.set(new Date(due).toISOString());
    const { version } = opened.query("requests.detail", { id });
    opened.execute("requests.wait", { id, version, message: "Mohon akses ruang server." });
    opened.clock.set("2026-11-26T08:30:00+07:00");
    const first = opened.query("requests.detail", { id }).row.deadline;
    expect(first.state).toBe("late");
    expect(opened.query("requests.page", pageOf("late")).rows.map((row) => row.id)).toEqual([id]);
    opened.clock.advance(60_000);
    expect(opened.query("requests.detail", { id }).row.deadline.leftMs).toBe((first.leftMs ?? 0) - 60_000);
  });

  test("after the clock has stopped is no part of the explanation", () => {
    const opened = store();
    const visit = "bantul-55-kunjungan-data-center";
    const id = receive(opened, aFullRequest(opened, visit, { limit: 0 }));
    const detail = () => opened.query("requests.detail", { id });
    while (detail().current !== "screening") complete(opened, id);
    const { due } = detail().row.deadline;
    expect(detail().row.deadline.state).toBe("met");
    opened.execute("requests.wait", { id, version: detail().version, message: "Mohon daftar tamu." });
    opened.clock.set("2026-11-24T09:00:00+07:00");
    opened.execute("requests.resume", { id, version: detail().version, note: "" });
    const explained = opened.query("deadlines.explain-request", { id });
    expect(explained.deadline.due).toBe(due);
    expect(explained.days.filter((day) => day.kind === "pause" || day.kind === "make-up")).toEqual([]);
    driveToHandover(opened, id);
    expect(detail().row.deadline.due).toBe(due);
    expect(due).toBeGreaterThan(at("2026-11-23T09:00:00"));
  });
});

test("checking requirements answers each of them once and no other", () => {
  const opened = store();
  const id = receive(opened);
  const { version, requirements } = opened.query("requests.detail", { id });
  const answer = (index: number) => ({ index, state: "complete" as const, note: "" });
  const wrong = [
    requirements
      .slice(1)
      .concat(requirements[0] ?? [])
      .map((item) => answer(item.index + 100)),
  ];
  wrong.push([...requirements.map(({ index }) => answer(index)), answer(0)]);
  for (const answers of wrong) {
    const input = { id, version, requirements: answers };
    expect(refusalOf(() => opened.execute("requests.check-requirements", input)).fields).toEqual({
      requirements: "requirements-answer",
    });
  }
});

test("what is typed freely is kept without characters that turn its direction or steer a terminal", () => {
  const opened = store();
  const id = receive(opened, aRequest({ subject: " Jaringan\u202e mati\u0007 " }));
  expect(opened.query("requests.detail", { id }).row.subject).toBe("Jaringan mati");
  const empty = contract["requests.receive"].input.safeParse(aRequest({ subject: "\u202e" }));
  expect(empty.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([["subject", "required"]]);
});
