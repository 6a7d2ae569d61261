import type { CodedValue } from "../../../../shared/domain/fields/field";
import {
  HOUR_MS,
  type PlannedSheet,
  planned,
  type SheetPlan,
  type SheetScene,
  typedAt,
  WORKING_DAY_MS,
} from "./planned";
import { EXCLUSIONS, type Exclusion, NOT_HELD, OBJECTION_CASES, OBJECTION_DECISIONS, OPEN_ANALYSIS } from "./texts";

const HEADS = ["section-head", "head"] as const;
const MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/**
 * What the PPID does with a request: a decision, now and then a refusal by article 17, an objection, its answer and a
 * dispute. `whole` makes the way to the commission certain, so that even a small demo has one.
 */
export function ppidPlan(scene: SheetScene, whole: () => boolean): SheetPlan {
  const { chance, input } = scene;
  const { fields } = input;
  if (Array.isArray(fields.grounds)) return objectionPlan(scene, fields.grounds);
  if (typeof fields.party === "string") return disputePlan(scene);
  if (fields["request-kind"] === undefined && fields.purpose === undefined) {
    const test = consequenceTest(scene, exclusionOf(scene), chance.pick(["excluded", "partly", "open"]));
    return { sheets: [planned("consequence-test", "closing", test)], refusal: null, afterRefusal: () => [] };
  }
  const decision = chance.weighted([
    ["granted", 68],
    ["partly", 18],
    ["refused", 14],
  ] as const);
  const exclusion = exclusionOf(scene);
  const outside = decision === "refused" && chance.happens(0.15);
  const reason = outside ? NOT_HELD : exclusion.refused;
  const sheets: PlannedSheet[] = [];
  if (decision !== "granted" && !outside && chance.happens(0.4)) {
    sheets.push(
      planned(
        "consequence-test",
        "midway",
        consequenceTest(scene, exclusion, decision === "partly" ? "partly" : "excluded"),
      ),
    );
  }
  // Where a refusal never comes about (only approvals are left), all of it is given.
  const given = decision === "partly" ? "partly" : "granted";
  sheets.push(planned("ppid-decision", "closing", decisionValues(scene, given, exclusion)));
  if (given === "partly" && (whole() || chance.happens(0.3))) sheets.push(...objectionSheets(scene, ["e"], false));
  else if (chance.happens(0.02)) sheets.push(...objectionSheets(scene, [chance.pick(["d", "g"])], false));
  return {
    sheets,
    refusal: decision === "refused" ? reason : null,
    afterRefusal: () => {
      const certain = !outside && whole();
      const refused = decisionValues(scene, "refused", outside ? null : exclusion);
      return [
        planned("ppid-decision", "after", refused, { delay: HOUR_MS }),
        ...(certain || chance.happens(0.5) ? objectionSheets(scene, [outside ? "e" : "a"], certain) : []),
      ];
    },
  };
}

function exclusionOf({ input }: SheetScene): Exclusion {
  const information = typedAt(input, "information") ?? input.subject;
  const found = EXCLUSIONS.find(({ match }) => match.test(information));
  if (!found) throw new RangeError("the last exclusion fits everything");
  return found;
}

function decisionValues(scene: SheetScene, decision: "granted" | "partly" | "refused", exclusion: Exclusion | null) {
  const { chance, date, input } = scene;
  return (at: number): Record<string, CodedValue> => {
    const kind = input.fields["request-kind"];
    const copies = decision !== "refused" && chance.happens(0.2) ? chance.between(10, 60) * 500 : 0;
    return {
      controlled: decision !== "refused" || exclusion !== null,
      documented: decision !== "refused" || exclusion !== null,
      ...(exclusion || decision !== "refused"
        ? { "held-form": [chance.pick(["softcopy", "softcopy", "hardcopy"])] }
        : {}),
      "request-kind": typeof kind === "string" ? kind : chance.pick(["view", "copy"]),
      decision,
      ...(decision === "granted"
        ? {}
        : {
            ...(exclusion ? { exclusions: [...exclusion.letters] } : {}),
            "refusal-reason": exclusion ? exclusion[decision] : NOT_HELD,
          }),
      ...(decision === "refused" ? {} : { fee: copies }),
      ...(copies > 0 ? { payment: "Tunai di loket, biaya penggandaan" } : {}),
      "notified-on": date(at),
      ...(decision === "refused" ? {} : { "delivered-on": date(at) }),
    };
  };
}

function consequenceTest(scene: SheetScene, exclusion: Exclusion, decision: string) {
  const { date, input, testers } = scene;
  return (at: number): Record<string, CodedValue> => ({
    occasion: "request",
    "tested-on": date(at),
    place: "Ruang rapat dinas",
    unit: "PPID Pelaksana",
    document: typedAt(input, "information") ?? input.subject,
    information: typedAt(input, "information") ?? input.subject,
    ...(decision === "open" ? {} : { exclusions: [...exclusion.letters] }),
    law: exclusion.law,
    analysis: decision === "open" ? OPEN_ANALYSIS : exclusion.consequence,
    propriety: "Tidak bertentangan dengan kepatutan.",
    "public-interest":
      decision === "open"
        ? "Membuka informasi lebih melindungi kepentingan umum daripada menutupnya."
        : "Menutup bagian itu lebih melindungi kepentingan umum daripada membukanya.",
    decision,
    ...(decision === "open" ? {} : { period: exclusion.period }),
    officials: testers.join("\n"),
  });
}

function objectionValues(scene: SheetScene, grounds: readonly string[]) {
  const { chance, date, person, regency } = scene;
  return (at: number): Record<string, CodedValue> => {
    const proxy = chance.happens(0.15);
    const day = date(at);
    return {
      "received-on": day,
      number: `${String(chance.between(1, 60)).padStart(3, "0")}/KEB/PPID/${day.slice(0, 4)}`,
      grounds: [...grounds],
      case: OBJECTION_CASES[grounds[0] ?? "a"] ?? OBJECTION_CASES.a ?? "",
      "filed-by": proxy ? "proxy" : "applicant",
      ...(proxy ? { proxy: `${person()}, ${regency.districtWord} ${chance.pick(regency.districts).name}` } : {}),
    };
  };
}

function answerValues({ date, superior }: SheetScene, outcome: string) {
  return (at: number): Record<string, CodedValue> => ({
    "answered-on": date(at),
    outcome,
    decision: OBJECTION_DECISIONS[outcome] ?? "",
    "superior-name": superior,
    "superior-position": "Sekretaris Daerah selaku Atasan PPID",
    ...(outcome === "refused" ? { "applicant-response": "Pemohon tidak menerima tanggapan." } : {}),
  });
}

function disputeValues({ chance, date, input }: SheetScene) {
  return (at: number): Record<string, CodedValue> => {
    const [year = "", month = "1"] = date(at).split("-");
    const number = `${String(chance.between(1, 40)).padStart(3, "0")}/${MONTHS[Number(month) - 1]}/KI-PS/${year}`;
    return { "filed-on": date(at), number: typedAt(input, "case-number") ?? number };
  };
}

/** The way of an objection: filed within 30 working days, answered within 30, a dispute within 14 (UU 14/2008 Ps. 36–37). */
function objectionSheets(scene: SheetScene, grounds: readonly string[], certain: boolean): PlannedSheet[] {
  const { chance } = scene;
  const days = (low: number, high: number) => (low + (high - low) * chance.next()) * WORKING_DAY_MS;
  const outcome = certain ? "refused" : chance.pick(["granted", "partly", "refused"]);
  const sheets = [planned("objection", "after", objectionValues(scene, grounds), { delay: days(1, 20) })];
  if (!certain && chance.happens(0.15)) return sheets;
  sheets.push(
    planned("objection-answer", "after", answerValues(scene, outcome), {
      delay: days(6, 27),
      answers: true,
      roles: HEADS,
    }),
  );
  if (certain || (outcome !== "granted" && chance.happens(0.35))) {
    sheets.push(planned("dispute", "after", disputeValues(scene), { delay: days(2, 11), answers: true }));
  }
  return sheets;
}

/** A request that is itself an objection: registered when it comes, answered before it is handed over. */
function objectionPlan(scene: SheetScene, grounds: readonly string[]): SheetPlan {
  const outcome = scene.chance.pick(["granted", "partly", "refused"]);
  return {
    sheets: [
      planned("objection", "opening", () => objectionValues(scene, grounds)(scene.receivedAt)),
      planned("objection-answer", "closing", answerValues(scene, outcome), { answers: true, roles: HEADS }),
    ],
    refusal: null,
    afterRefusal: () => [],
  };
}

/** A dispute that the office helps with: its objection and the answer lie behind. */
function disputePlan(scene: SheetScene): SheetPlan {
  const { chance, receivedAt, time } = scene;
  const before = (days: number) => time.before(receivedAt, days * WORKING_DAY_MS);
  const filed = chance.between(2, 6);
  const answered = filed + chance.between(3, 10);
  const objected = answered + chance.between(8, 25);
  return {
    sheets: [
      planned("objection", "opening", () => objectionValues(scene, ["a"])(before(objected))),
      planned("objection-answer", "opening", () => answerValues(scene, "refused")(before(answered)), { answers: true }),
      planned("dispute", "opening", () => disputeValues(scene)(before(filed)), { answers: true }),
    ],
    refusal: null,
    afterRefusal: () => [],
  };
}
