import { expect, test } from "vitest";
import { authorOf, deskActor, operatorActor, operatorOf, parseActor } from "../../shared/domain/eventlog/actor";

const ID = "01936c1e-0000-7000-8000-000000000001";

test("an actor is an operator or a workstation", () => {
  expect(parseActor(operatorActor(ID))).toEqual({ kind: "operator", id: ID });
  expect(parseActor(deskActor("K1"))).toEqual({ kind: "desk", workstation: "K1" });
});

test.each(["", "system", ID, "operator", "operator/", "desk/", "desk/K1/x", "operator/a/b", "Operator/a", "robot/a"])(
  "%j is neither",
  (actor) => {
    expect(parseActor(actor)).toBeNull();
    expect(operatorOf(actor)).toBeNull();
    expect(authorOf(actor)).toBe(actor);
  },
);

test("a state names an operator by the bare id and never takes a workstation for one", () => {
  expect(authorOf(operatorActor(ID))).toBe(ID);
  expect(operatorOf(deskActor(ID))).toBeNull();
  expect(authorOf(deskActor(ID))).not.toBe(ID);
});
