import { describe, expect, test } from "vitest";
import { checkNik, maskNik } from "../../shared/identity/nik";
import { checkPhone } from "../../shared/identity/phone";

describe("a NIK", () => {
  const check = (typed: string) => checkNik(typed, 2026);

  test.each([
    ["3402081708850001", "male", "1985-08-17"],
    // A woman's day of birth carries 40 more.
    ["3402085708850001", "female", "1985-08-17"],
    ["3402087112990003", "female", "1999-12-31"],
    // Of two possible centuries the one that is not in the future.
    ["3402080101260001", "male", "2026-01-01"],
    ["3402080101270001", "male", "1927-01-01"],
    ["3402082902000002", "male", "2000-02-29"],
    ["3402086902960002", "female", "1996-02-29"],
    ["3402-0817.0885 0001", "male", "1985-08-17"],
  ])("%s is of a %s born %s", (typed, sex, birthDate) => {
    expect(check(typed)).toMatchObject({ problem: null, sex, birthDate });
  });

  test("29 February is of the century in which it exists", () => {
    // 2001 and 1901 have none.
    expect(check("3402082902010001").problem).toBe("nik-date");
    expect(checkNik("3402082902040001", 2003)).toMatchObject({ problem: null, birthDate: "1904-02-29" });
    // 2100 is no leap year, 2000 is.
    expect(checkNik("3402082902000001", 2100)).toMatchObject({ problem: null, birthDate: "2000-02-29" });
    expect(checkNik("3402082902000001", 1999)).toMatchObject({ problem: "nik-date" });
  });

  test.each(["3402083102850001", "3402080013850001", "3402084001850001", "3402083204850001", "3402087204850001"])(
    "%s has a date that does not exist",
    (typed) => {
      expect(check(typed).problem).toBe("nik-date");
    },
  );

  test("day 40 is no day, 41 is a woman's first", () => {
    expect(check("3402084001850001").problem).toBe("nik-date");
    expect(check("3402084101850001")).toMatchObject({ problem: null, sex: "female", birthDate: "1985-01-01" });
  });

  test("the serial is never 0000", () => {
    expect(check("3402081708850000").problem).toBe("nik-serial");
  });

  test.each(["", "340208170885000", "34020817088500011", "340208170885000a", "３４０２０８１７０８８５０００１"])(
    "%j is not sixteen digits",
    (typed) => {
      expect(check(typed).problem).toBe("nik-length");
    },
  );

  test("is shown with its middle hidden", () => {
    expect(maskNik("3402081708850001")).toBe("340208******0001");
    expect(maskNik("123")).toBe("****");
    expect(maskNik("")).toBe("");
  });
});

describe("a phone number", () => {
  test.each([
    ["0812-3456-7890", "+6281234567890"],
    ["+62 812 3456 7890", "+6281234567890"],
    ["6281234567890", "+6281234567890"],
    ["(0274) 367509", "+62274367509"],
    [" 0274 367509 ", "+62274367509"],
    ["+65 6123 4567", "+6561234567"],
    ["112", "112"],
    ["110", "110"],
  ])("%s is kept as %s", (typed, stored) => {
    expect(checkPhone(typed)?.stored).toBe(stored);
  });

  test.each(["", "081", "0812345", "08123456789012345", "halo", "999", "+6281"])("%j is none", (typed) => {
    expect(checkPhone(typed)).toBeNull();
  });

  test("is shown as an Indonesian reads it", () => {
    expect(checkPhone("+6281234567890")?.shown).toBe("0812-3456-7890");
    expect(checkPhone("112")?.shown).toBe("112");
  });
});
