import { expect, test } from "vitest";
import { FEATURES } from "../../main/features";
import { FeatureSet } from "../../main/store/feature-set";
import { contract } from "../../shared/ipc/contract";

// What the window can ask for. A name that appears here by accident is a hole: add one only with its handler and test.
test("the renderer can call exactly these names", () => {
  expect(Object.keys(contract).sort()).toEqual([
    "access.of-subject",
    "attachments.append",
    "attachments.begin",
    "attachments.discard",
    "attachments.finish",
    "attachments.read",
    "attachments.save-copy",
    "attachments.staged",
    "bookings.list",
    "calendar.changes",
    "calendar.get",
    "calendar.set-hours",
    "calendar.set-year",
    "catalog.list",
    "catalog.service",
    "deadlines.explain",
    "deadlines.explain-request",
    "deadlines.moved",
    "deadlines.preview",
    "documents.compose",
    "documents.pdf",
    "documents.print",
    "documents.save",
    "drafts.discard",
    "drafts.get",
    "drafts.list",
    "drafts.save",
    "operators.brief",
    "operators.create",
    "operators.deactivate",
    "operators.list",
    "operators.reactivate",
    "operators.reset-password",
    "operators.set-roles",
    "registers.kept",
    "registers.list",
    "registers.request",
    "requests.add-attachments",
    "requests.add-note",
    "requests.agree-due",
    "requests.assign",
    "requests.book",
    "requests.bulk-assign",
    "requests.bulk-complete",
    "requests.cancel-booking",
    "requests.check-requirements",
    "requests.complete-step",
    "requests.correct",
    "requests.counts",
    "requests.detail",
    "requests.extend",
    "requests.fill-sheet",
    "requests.hand-over",
    "requests.merge",
    "requests.next-steps",
    "requests.page",
    "requests.receive",
    "requests.record-fee",
    "requests.record-fields",
    "requests.refuse",
    "requests.remove-attachment",
    "requests.reopen",
    "requests.resume",
    "requests.similar",
    "requests.skip-step",
    "requests.timeline",
    "requests.unmerge",
    "requests.wait",
    "session.change-password",
    "session.establish",
    "session.lock",
    "session.login",
    "session.logout",
    "session.restore-backup",
    "session.status",
    "session.unlock",
    "session.unlock-key",
    "settings.facts",
    "settings.get",
    "settings.set-actors",
    "settings.set-clocks",
    "settings.set-letterhead",
    "settings.set-numbering",
    "settings.set-resources",
    "settings.set-sections",
    "settings.set-texts",
    "workstation.status",
  ]);
});

const features = new FeatureSet(FEATURES);

// About every feature's documents, or about half-typed forms: the reader answers them itself.
const OF_THE_MACHINE = ["documents.compose", "drafts.get", "drafts.list"];

// Drafts are no facts: the writer thread keeps them beside the log.
const WITHOUT_COMMAND = ["drafts.save", "drafts.discard"];

test("every command and query of the contract has one that answers it", () => {
  for (const [name, { kind }] of Object.entries(contract)) {
    if (kind === "command" && !WITHOUT_COMMAND.includes(name))
      expect(features.bulk(name) ?? features.command(name, false)).toBeDefined();
    if (kind === "query" && !OF_THE_MACHINE.includes(name)) expect(features.query(name)).toBeDefined();
  }
});

test("what only the main process may ask is not open to the window", () => {
  for (const name of ["setup.establish", "operators.record-login", "operators.change-own-password"]) {
    expect(name in contract).toBe(false);
    expect(() => features.command(name, false)).toThrow("unknown-name");
    expect(features.command(name, true)).toBeDefined();
  }
});
