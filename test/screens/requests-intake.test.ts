import { describe, expect, test } from "vitest";
import { fitDraft, readDraft, writeDraft } from "../../renderer/screens/requests/intake/intake-draft";
import {
  emptyIntake,
  intakeProblems,
  isTouched,
  missingRequirements,
  moveToService,
  toReceiveInput,
} from "../../renderer/screens/requests/intake/intake-model";
import type { ReceiveDraft } from "../../shared/ipc/requests";
import { sampleService } from "./sample-service";

const JAKARTA = "Asia/Jakarta";
const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const service = sampleService();

function filled(change: Partial<ReceiveDraft> = {}): ReceiveDraft {
  const empty = emptyIntake(service);
  return { ...empty, subject: "Internet mati", applicant: { ...empty.applicant, name: "Siti Aminah" }, ...change };
}
const problems = (values: ReceiveDraft) => intakeProblems(values, service, NOW, JAKARTA);

describe("an empty form", () => {
  test("takes the only limit and counts every requirement as missing", () => {
    const empty = emptyIntake(service);
    expect(empty.limit).toBe(0);
    expect(missingRequirements(empty)).toEqual([0, 1]);
    expect(isTouched(empty, service)).toBe(false);
  });

  test("leaves the choice open where several limits may apply", () => {
    const several = sampleService(2);
    const empty = emptyIntake(several);
    expect(empty.limit).toBeNull();
    expect(intakeProblems({ ...filled(), limit: null }, several, NOW, JAKARTA).limit).toBe("limit-choice");
  });

  test("cannot be sent: applicant and subject are wanted", () => {
    expect(Object.keys(problems(emptyIntake(service))).sort()).toEqual(["applicant.name", "subject"]);
  });
});

describe("what is typed is checked before it is sent", () => {
  test("a filled form has no problems, NIK and phone may be left out", () => {
    expect(problems(filled())).toEqual({});
  });

  test("a NIK with an impossible birth date", () => {
    const values = filled();
    expect(problems({ ...values, applicant: { ...values.applicant, nik: "3402083002900001" } })).toEqual({
      "applicant.nik": "nik-date",
    });
  });

  test("a phone number nobody has", () => {
    const values = filled();
    expect(problems({ ...values, applicant: { ...values.applicant, phone: "0812" } })).toEqual({
      "applicant.phone": "phone",
    });
  });

  test("a letter dated in the future, or after it was received", () => {
    const letter = (date: string) => ({ number: "B/1", date });
    expect(problems(filled({ channel: "letter", letter: letter("2026-11-24") }))["letter.date"]).toBe("date-future");
    expect(problems(filled({ channel: "letter", letter: letter("2026-11-23"), receivedAt: NOW - 86_400_000 }))).toEqual(
      { "letter.date": "letter-after-receipt" },
    );
    expect(problems(filled({ channel: "letter", letter: letter("2026-11-23") }))).toEqual({});
  });

  test("the office's date counts, not that of Greenwich", () => {
    const justAfterMidnight = Date.parse("2026-11-23T00:10:00+07:00");
    const values = filled({ channel: "letter", letter: { number: "", date: "2026-11-23" } });
    expect(intakeProblems(values, service, justAfterMidnight, JAKARTA)).toEqual({});
  });

  test("a receipt in the future", () => {
    expect(problems(filled({ receivedAt: NOW + 60_000 })).receivedAt).toBe("in-future");
  });

  test("a date that does not exist", () => {
    expect(problems(filled({ channel: "letter", letter: { number: "", date: "2026-02-30" } }))["letter.date"]).toBe(
      "date",
    );
  });
});

test("letter fields of a channel without a letter are not sent and do not block", () => {
  const values = filled({ channel: "phone", letter: { number: "B/1", date: "2099-11-20" } });
  expect(problems(values)).toEqual({});
  expect(toReceiveInput(values).letter).toEqual({ number: "", date: null });
  expect(toReceiveInput({ ...values, channel: "letter" }).letter.number).toBe("B/1");
});

test("another service keeps the applicant and takes the other standard's requirements", () => {
  const other = { ...sampleService(2), entry: { ...sampleService(2).entry, id: "lain", requirements: ["Formulir"] } };
  const moved = moveToService(filled(), other);
  expect(moved).toMatchObject({ serviceId: "lain", limit: null, subject: "Internet mati" });
  expect(moved.requirements).toHaveLength(1);
});

describe("a kept draft", () => {
  test("comes back exactly, also when it is wrong", () => {
    const values = filled({ subject: "", applicant: { ...filled().applicant, nik: "12" } });
    expect(readDraft(writeDraft(values))).toEqual(values);
  });

  test("is refused when damaged or of another format", () => {
    expect(readDraft("{")).toBeNull();
    expect(readDraft(JSON.stringify({ format: 2, values: filled() }))).toBeNull();
    expect(readDraft(JSON.stringify({ format: 1, values: { subject: "x" } }))).toBeNull();
  });

  test("fits into a standard that changed meanwhile", () => {
    const values = filled({ limit: 3, requirements: [{ index: 0, state: "complete", note: "asli" }] });
    const fitted = fitDraft(values, emptyIntake(service), [0]);
    expect(fitted.limit).toBe(0);
    expect(fitted.requirements).toEqual(emptyIntake(service).requirements);
    expect(fitted.applicant).toEqual(values.applicant);
  });
});
