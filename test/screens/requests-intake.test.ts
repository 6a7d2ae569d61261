import { describe, expect, test } from "vitest";
import {
  fitDraft,
  readDraft,
  withoutFiles,
  writeDraft,
} from "../../renderer/screens/requests/intake/draft/intake-draft";
import { idOfDraft, newDraftName } from "../../renderer/screens/requests/intake/draft/use-draft";
import {
  answerRequirement,
  bookingProblems,
  emptyIntake,
  type IntakeValues,
  intakeProblems,
  isTouched,
  lackingTexts,
  lengthAt,
  missingRequirements,
  moveToService,
  needsNik,
  textLimits,
  toReceiveInput,
} from "../../renderer/screens/requests/intake/intake-model";
import { againNote, similarQuestion } from "../../renderer/screens/requests/intake/similar/similar-model";
import type { Service } from "../../shared/domain/catalog/service";
import { receiveInput, similarInput } from "../../shared/ipc/requests";
import { sampleService } from "./sample-service";

const JAKARTA = "Asia/Jakarta";
const NOW = Date.parse("2026-11-23T09:00:00+07:00");
const service = sampleService();

function filled(change: Partial<IntakeValues> = {}): IntakeValues {
  const empty = emptyIntake(service);
  return { ...empty, subject: "Internet mati", applicant: { ...empty.applicant, name: "Siti Aminah" }, ...change };
}
const UNSENT = { id: null, warnedOf: [] };
const problems = (values: IntakeValues) => intakeProblems(values, service, NOW, JAKARTA);

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
  expect(toReceiveInput(values, UNSENT).letter).toEqual({ number: "", date: null });
  expect(toReceiveInput({ ...values, channel: "letter" }, UNSENT).letter.number).toBe("B/1");
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
    const fitted = fitDraft(values, emptyIntake(service), {
      limits: [0],
      fields: [],
      books: false,
    });
    expect(fitted.limit).toBe(0);
    expect(fitted.requirements).toEqual(emptyIntake(service).requirements);
    expect(fitted.applicant).toEqual(values.applicant);
  });
});

/** A service that asks for a card, declares fields and books a room. */
function askingService(): Service {
  const plain = sampleService();
  return {
    ...plain,
    entry: { ...plain.entry, requirements: ["Surat permohonan", "Fotokopi KTP pemohon"] },
    fields: [
      { id: "tujuan", label: "Tujuan", kind: "long-text", required: true },
      { id: "hadir", label: "Jumlah peserta", kind: "number", required: false, min: 1, max: 40, unit: "orang" },
      { id: "daring", label: "Daring", kind: "yes-no", required: false },
      {
        id: "alamat",
        label: "Alamat rapat daring",
        kind: "text",
        required: true,
        when: { field: "daring", is: [true] },
      },
    ],
    books: ["meeting-room"],
  };
}
const complete = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ index, state: "complete" as const, note: "" }));

describe("the fields that a service declares", () => {
  const asking = askingService();
  const typed = (fields: IntakeValues["fields"], change: Partial<IntakeValues> = {}): IntakeValues => {
    const empty = emptyIntake(asking);
    const applicant = { ...empty.applicant, kind: "agency" as const, name: "Siti Aminah" };
    return { ...empty, subject: "Rapat", applicant, requirements: complete(2), fields, ...change };
  };
  const found = (values: IntakeValues) => intakeProblems(values, asking, NOW, JAKARTA);

  test("are required once the file is complete, and may wait while it is not", () => {
    expect(found(typed({}))).toEqual({ "fields.tujuan": "required" });
    expect(found(typed({}, { requirements: emptyIntake(asking).requirements }))).toEqual({});
  });

  test("that are empty are told to the applicant with the missing requirements", () => {
    const incomplete = typed({ daring: true }, { requirements: emptyIntake(asking).requirements });
    expect(lackingTexts(incomplete, asking)).toEqual([...asking.entry.requirements, "Tujuan", "Alamat rapat daring"]);
    expect(lackingTexts(typed({}), asking)).toEqual([]);
  });

  test("are checked at their own paths, also while the file is incomplete", () => {
    expect(found(typed({ hadir: 41 }, { requirements: emptyIntake(asking).requirements }))).toEqual({
      "fields.hadir": "field-number-high",
    });
  });

  test("that depend on another are asked only then", () => {
    expect(found(typed({ tujuan: "Rapat", daring: false }))).toEqual({});
    expect(found(typed({ tujuan: "Rapat", daring: true }))).toEqual({ "fields.alamat": "required" });
  });

  test("go with the service, the bookings only to one that books", () => {
    const values = typed(
      { tujuan: "Rapat" },
      {
        bookings: [{ resource: "ruang", from: NOW, to: NOW + 1, note: "" }],
        attachments: [{ id: "a", requirement: 1 }],
      },
    );
    const moved = moveToService(values, service);
    expect(moved.fields).toEqual({});
    expect(moved.bookings).toEqual([]);
    expect(moved.attachments).toEqual([{ id: "a", requirement: null }]);
    expect(moveToService(values, asking).bookings).toHaveLength(1);
  });

  test("that a newer standard no longer declares leave a kept form", () => {
    const kept = fitDraft(typed({ tujuan: "Rapat", lama: "x" }), emptyIntake(asking), {
      limits: [0],
      fields: asking.fields.map(({ id }) => id),
      books: true,
    });
    expect(kept.fields).toEqual({ tujuan: "Rapat" });
  });
});

describe("the NIK", () => {
  const asking = askingService();
  const person = (states: readonly ("complete" | "missing" | "not-applicable")[], nik = ""): IntakeValues => {
    const empty = emptyIntake(asking);
    return {
      ...empty,
      subject: "Rapat",
      fields: { tujuan: "Rapat" },
      applicant: { ...empty.applicant, name: "Siti Aminah", nik },
      requirements: states.map((state, index) => ({ index, state, note: "" })),
    };
  };

  test("is wanted from a person whose identity card is in the file", () => {
    expect(intakeProblems(person(["complete", "complete"]), asking, NOW, JAKARTA)).toEqual({
      "applicant.nik": "nik-asked",
    });
    expect(intakeProblems(person(["complete", "complete"], "3402095402900001"), asking, NOW, JAKARTA)).toEqual({});
  });

  test("may be left out while the card is missing, where it does not apply, and for an agency", () => {
    expect(needsNik(person(["complete", "missing"]), asking)).toBe(false);
    expect(needsNik(person(["complete", "not-applicable"]), asking)).toBe(false);
    const values = person(["complete", "complete"]);
    expect(needsNik({ ...values, applicant: { ...values.applicant, kind: "agency" } }, asking)).toBe(false);
  });

  test("is not asked for by a standard that asks for no card", () => {
    expect(needsNik({ ...filled(), requirements: complete(2) }, service)).toBe(true);
    const letters = { ...service, entry: { ...service.entry, requirements: ["Surat permohonan", "Kartu identitas"] } };
    expect(needsNik({ ...filled(), requirements: complete(2) }, letters)).toBe(false);
  });
});

describe("bookings", () => {
  const line = (change: Partial<IntakeValues["bookings"][number]> = {}) => ({
    resource: "ruang",
    from: NOW,
    to: NOW + 3_600_000,
    note: "",
    ...change,
  });

  test("an untouched line is no booking, a half-typed one says what it lacks", () => {
    expect(bookingProblems([line({ from: null, to: null })])).toEqual({});
    expect(bookingProblems([line({ resource: null, to: null })])).toEqual({
      "bookings.0.resource": "resource-choice",
      "bookings.0.to": "required",
    });
  });

  test("end after they begin and last a month at most", () => {
    expect(bookingProblems([line({ to: NOW })])).toEqual({ "bookings.0.to": "time-order" });
    expect(bookingProblems([line({ to: NOW + 32 * 86_400_000 })])).toEqual({ "bookings.0.to": "time-too-long" });
  });

  test("of the same form do not take the same room twice", () => {
    expect(bookingProblems([line(), line({ from: NOW + 1_800_000 })])).toEqual({ "bookings.1.from": "booking-twice" });
    expect(bookingProblems([line(), line({ resource: "mobil" })])).toEqual({});
    expect(bookingProblems([line(), line({ from: NOW + 3_600_000, to: NOW + 7_200_000 })])).toEqual({});
  });

  test("only whole ones are sent", () => {
    const sent = toReceiveInput(filled({ bookings: [line({ from: null, to: null }), line()] }), UNSENT);
    expect(sent.bookings).toEqual([{ resource: "ruang", from: NOW, to: NOW + 3_600_000, note: "" }]);
  });
});

describe("texts that nobody expects", () => {
  const named = (name: string) => ({ ...filled(), applicant: { ...filled().applicant, name } });

  test("10,000 characters in a name are told with the most there may be; they stay typed", () => {
    const values = named("Ä".repeat(10_000));
    expect(problems(values)).toEqual({ "applicant.name": "too-long" });
    expect(textLimits(values)).toEqual({ "applicant.name": 120 });
    expect(lengthAt(values, "applicant.name")).toBe(10_000);
    expect(readDraft(writeDraft(values))).toEqual(values);
    expect(similarInput.safeParse(similarQuestion(values)).success).toBe(true);
  });

  test("Arabic and combined letters are names; invisible turns of direction alone are not", () => {
    expect(problems(named("سري وحيوني"))).toEqual({});
    const sent = receiveInput.parse(toReceiveInput(named("Sri\u202eWahyuni e\u0301"), UNSENT));
    expect(sent.applicant.name).toBe("SriWahyuni \u00e9");
    expect(problems(named("\u202e\u2066"))).toEqual({ "applicant.name": "required" });
  });
});

describe("files that answer a requirement", () => {
  test("mark it as complete, and no other", () => {
    const answered = answerRequirement(filled(), ["a"], 1);
    expect(answered.attachments).toEqual([{ id: "a", requirement: 1 }]);
    expect(answered.requirements.map(({ state }) => state)).toEqual(["missing", "complete"]);
    expect(answerRequirement(filled(), ["a"], null).requirements).toEqual(filled().requirements);
  });

  test("leave what somebody decided otherwise", () => {
    const values = filled({ requirements: [{ index: 0, state: "not-applicable", note: "" }] });
    expect(answerRequirement(values, ["a"], 0).requirements[0]?.state).toBe("not-applicable");
  });

  test("that are no longer there leave a kept form, and are counted", () => {
    const values = filled({
      attachments: [
        { id: "a", requirement: 0 },
        { id: "b", requirement: null },
      ],
    });
    const { values: rest, lost } = withoutFiles(values, new Set(["b"]));
    expect(rest.attachments).toEqual([{ id: "b", requirement: null }]);
    expect(lost).toBe(1);
  });
});

describe("requests that may be the same", () => {
  test("are not asked for before enough is typed", () => {
    expect(similarQuestion(emptyIntake(service))).toBeNull();
    expect(similarQuestion(filled({ applicant: { ...filled().applicant, name: "Si" } }))).toBeNull();
  });

  test("are asked for by a name, a phone, or a letter's number where the channel has one", () => {
    expect(similarQuestion(filled())?.applicant.name).toBe("Siti Aminah");
    const letter = { ...emptyIntake(service), letter: { number: "005/123", date: null } };
    expect(similarQuestion({ ...letter, channel: "phone" })).toBeNull();
    expect(similarQuestion({ ...letter, channel: "letter" })?.letterNumber).toBe("005/123");
    const phone = { ...emptyIntake(service), applicant: { ...emptyIntake(service).applicant, phone: "0812-345" } };
    expect(similarQuestion(phone)?.applicant.phone).toBe("0812-345");
  });

  test("get what was typed as a note, without empty lines", () => {
    const words = { intro: "Diajukan lagi.", letter: "Nomor", subject: "Perihal", details: "Uraian", place: "Lokasi" };
    const values = filled({ channel: "letter", letter: { number: "B/1", date: null }, details: "Baris" });
    expect(againNote(values, words)).toBe("Diajukan lagi.\nNomor: B/1\nPerihal: Internet mati\nUraian: Baris");
    expect(againNote({ ...values, details: "x".repeat(6000) }, words)).toHaveLength(2000);
  });
});

test("a form's name holds the id of its request", () => {
  const id = "0190d0a4-9d3c-7000-8000-000000000001";
  expect(idOfDraft(newDraftName(id))).toBe(id);
  expect(idOfDraft("requests.receive")).toBeNull();
  expect(newDraftName()).not.toBe(newDraftName());
});
