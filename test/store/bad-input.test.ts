import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fieldErrors } from "../../main/ipc/register";
import { loadCatalog } from "../../main/platform/resources";
import { contract } from "../../shared/ipc/contract";
import { refusalOf } from "../helpers/refusal";
import { aFullRequest, complete, receive, stepInput } from "../helpers/requests";
import { aRequest, openTestStore, RESOURCES, type TestStore } from "../helpers/store";

const PUBLIC_INFORMATION = "bantul-38-permohonan-informasi-publik";

let opened: TestStore;
beforeEach(() => {
  opened = openTestStore();
});
afterEach(() => opened.close());

/** What the form is told of an intake that does not parse. */
function problems(changes: Parameters<typeof aRequest>[0]): Record<string, string> {
  const parsed = contract["requests.receive"].input.safeParse(aRequest(changes));
  return parsed.success ? {} : fieldErrors(parsed.error);
}

const applicant = { ...aRequest().applicant };

describe("text that is typed", () => {
  test("10,000 characters in a name field are refused beside the field", () => {
    expect(problems({ applicant: { ...applicant, name: "a".repeat(10_000) } })).toEqual({
      "applicant.name": "too-long",
    });
    expect(problems({ applicant: { ...applicant, agency: "b".repeat(10_000) } })).toEqual({
      "applicant.agency": "too-long",
    });
    expect(problems({ applicant: { ...applicant, name: "a".repeat(120) } })).toEqual({});
  });

  test("right-to-left and combining characters are kept; invisible overrides are not", () => {
    const name = "محمد العربي";
    const decomposed = "Zoe\u0308 Nu\u0303nez";
    const first = receive(opened, aRequest({ applicant: { ...applicant, name } }));
    const second = receive(opened, aRequest({ applicant: { ...applicant, name: decomposed } }));
    const third = receive(opened, aRequest({ applicant: { ...applicant, name: "exe\u202Egpj.\u2066x\u2069" } }));
    const nameOf = (id: string) => opened.query("requests.detail", { id }).applicant?.name;
    expect(nameOf(first)).toBe(name);
    expect(nameOf(second)).toBe(decomposed.normalize("NFC"));
    expect(nameOf(third)).toBe("exegpj.x");
    const search = { view: "all", sort: "received", descending: true, after: null, limit: 10 } as const;
    const filters = {
      serviceId: null,
      section: null,
      status: null,
      channel: null,
      receivedFrom: null,
      receivedTo: null,
    };
    for (const [words, id] of [
      ["العربي", first],
      ["zoe nunez", second],
    ] as const) {
      const { rows } = opened.query("requests.page", { ...search, filters, search: words });
      expect(rows.map((row) => row.id)).toEqual([id]);
    }
  });

  test("a combining character a thousand times over is one long text, not a crash", () => {
    expect(problems({ subject: `a${"\u0301".repeat(1000)}` })).toEqual({ subject: "too-long" });
  });
});

describe("declared fields", () => {
  test("of a service are checked by its own declaration, with the field's name", () => {
    const { service } = opened.query("catalog.service", { id: PUBLIC_INFORMATION, hash: null });
    const required = service.fields.filter((field) => field.required);
    const full = aFullRequest(opened, PUBLIC_INFORMATION);
    expect(required.length).toBeGreaterThan(0);
    const empty = refusalOf(() => opened.execute("requests.receive", { ...full, fields: {} }));
    expect(Object.keys(empty.fields).sort()).toEqual(required.map((field) => `fields.${field.id}`).sort());
    const foreign = { ...full, fields: { ...full.fields, "tidak-ada": "x" } };
    expect(refusalOf(() => opened.execute("requests.receive", foreign)).fields).toEqual({
      "fields.tidak-ada": "field-unknown",
    });
  });

  test("may be empty while the file is incomplete", () => {
    const full = aFullRequest(opened, PUBLIC_INFORMATION);
    const [first, ...rest] = full.requirements;
    const requirements = [{ ...(first ?? { index: 0, note: "" }), state: "missing" as const }, ...rest];
    const id = receive(opened, { ...full, requirements, fields: {} });
    expect(opened.query("requests.detail", { id }).row.status).toBe("waiting");
  });
});

describe("two operators", () => {
  test("on the same step: the second is told that it is stale, and nothing is done twice", () => {
    const id = receive(opened);
    const { input, role } = stepInput(opened, id);
    opened.execute("requests.complete-step", input, role);
    const refused = refusalOf(() => opened.execute("requests.complete-step", input, role));
    expect(refused).toMatchObject({ code: "stale", params: { seen: input.version, now: input.version + 1 } });
    expect(opened.query("requests.detail", { id }).conflicts).toEqual([]);
  });

  test("one of whom lost the role while the form was open is refused by name of the permission", () => {
    const id = receive(opened);
    const { input, role } = stepInput(opened, id);
    const holder = opened.operators[role];
    opened.execute("operators.set-roles", { id: holder, roles: ["call-taker"] }, "administrator");
    expect(refusalOf(() => opened.execute("requests.complete-step", input, role))).toMatchObject({
      code: "missing-permission",
      params: { permission: "requests.act" },
    });
    // With another role that may act, but not on this step.
    opened.execute("operators.set-roles", { id: holder, roles: ["noc-operator"] }, "administrator");
    const code = refusalOf(() => opened.execute("requests.complete-step", input, role)).code;
    expect(["not-your-step", "stale"]).toContain(code);
    expect(opened.query("requests.detail", { id }, "team-lead").current).toBe(input.step);
  });
});

test("a request keeps the version of the service that it was received under", () => {
  const id = receive(opened);
  const before = opened.query("requests.detail", { id });
  const services = loadCatalog(RESOURCES, "bantul").services.map((service) =>
    service.entry.id === before.row.serviceId
      ? { ...service, steps: service.steps.map((step) => ({ ...step, title: `${step.title} (baru)` })) }
      : service,
  );
  opened.store.execute("setup.publish-catalog", { services }, { operatorId: null, main: true });
  const after = opened.query("requests.detail", { id });
  expect(after.serviceChanged).toBe(true);
  expect(after.steps.map((step) => step.title)).toEqual(before.steps.map((step) => step.title));
  complete(opened, id);
  const fresh = receive(opened);
  expect(opened.query("requests.detail", { id: fresh }).steps[0]?.title).toMatch(/\(baru\)$/);
});
