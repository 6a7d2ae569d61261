import { describe, expect, test } from "vitest";
import {
  newOperatorProblems,
  ownPasswordProblems,
  resetProblems,
} from "../../renderer/screens/operators/operator-forms";

const good = {
  login: "siti.a",
  name: "Siti Aminah",
  roles: ["service-desk" as const],
  password: "rahasia-1",
  repeat: "rahasia-1",
};

describe("a new operator", () => {
  test("is fine with everything filled in", () => {
    expect(newOperatorProblems(good)).toEqual({});
  });

  test("needs a name, a login of the right form, a role and a password", () => {
    expect(newOperatorProblems({ login: "Ä", name: " ", roles: [], password: "kurang", repeat: "kurang" })).toEqual({
      login: "login-form",
      name: "required",
      roles: "role-needed",
      password: "weak-password",
    });
  });

  test("needs the same password twice", () => {
    expect(newOperatorProblems({ ...good, repeat: "rahasia-2" })).toEqual({ repeat: "repeat-differs" });
  });
});

test("a reset checks length and repetition", () => {
  expect(resetProblems({ password: "panjang-cukup", repeat: "panjang-cukup" })).toEqual({});
  expect(resetProblems({ password: "pendek", repeat: "" })).toEqual({
    password: "weak-password",
    repeat: "repeat-differs",
  });
});

test("one's own new password differs from the old one", () => {
  const change = { current: "yang-lama-1", password: "yang-baru-1", repeat: "yang-baru-1" };
  expect(ownPasswordProblems(change)).toEqual({});
  expect(ownPasswordProblems({ ...change, current: "" })).toEqual({ current: "required" });
  expect(ownPasswordProblems({ ...change, current: "yang-baru-1" })).toEqual({ password: "same-password" });
});
