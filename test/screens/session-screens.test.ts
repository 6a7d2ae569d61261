import { describe, expect, test } from "vitest";
import { knownProblem, problemDetails, wordedReason } from "../../renderer/screens/session/problem";
import { checkSetup, EMPTY_SETUP, type SetupValues, setupCall } from "../../renderer/screens/session/setup-form";
import { DEFAULT_SETTINGS, readSettings, rootPixels, writeSettings } from "../../renderer/ui/settings/settings-storage";
import { setupInput } from "../../shared/ipc/session";

const good: SetupValues = {
  office: "bantul",
  workstation: "k1",
  administrator: { name: "Sri Wahyuni", login: "sri.wahyuni", password: "kopi hitam pahit" },
  passwordAgain: "kopi hitam pahit",
  passphrase: "empat gunung di utara",
  passphraseAgain: "empat gunung di utara",
};

describe("set-up", () => {
  test("sends what the call takes, without the repeated passwords", () => {
    expect(checkSetup(good)).toEqual({});
    const call = setupCall({ ...good, office: "bantul" });
    expect(Object.keys(call).sort()).toEqual(["administrator", "office", "passphrase", "workstation"]);
    expect(setupInput.parse(call).workstation).toBe("K1");
  });

  test("wants everything, and both passwords twice the same", () => {
    expect(Object.keys(checkSetup(EMPTY_SETUP)).sort()).toEqual([
      "administrator.login",
      "administrator.name",
      "administrator.password",
      "office",
      "passphrase",
    ]);
    expect(checkSetup({ ...good, passwordAgain: "kopi", passphraseAgain: "" })).toEqual({
      passwordAgain: "passwords-differ",
      passphraseAgain: "passwords-differ",
    });
  });
});

describe("a blocked start", () => {
  test("has its own words where they exist", () => {
    expect(knownProblem("log-damaged")).toBe("log-damaged");
    expect(knownProblem("something-new")).toBe("other");
  });

  test("shows every value that came with it", () => {
    expect(problemDetails({ setAside: "/data/log.db.damaged", reason: "malformed", sequence: 7 })).toEqual({
      setAside: "/data/log.db.damaged",
      holder: null,
      rest: [
        { name: "reason", word: "reason", value: "malformed" },
        { name: "sequence", word: null, value: "7" },
      ],
    });
    expect(problemDetails({ setAside: "", reason: "" })).toEqual({ setAside: null, holder: null, rest: [] });
  });

  test("has words for what is wrong with an event, and shows any other reason as it came", () => {
    expect([wordedReason("foreign"), wordedReason("cut"), wordedReason("quick_check")]).toEqual([
      "foreign",
      "cut",
      null,
    ]);
  });

  test("says who has the data folder", () => {
    const known = problemDetails({ pid: 12, host: "noc-1", user: "rina", since: 1000 });
    expect(known.holder).toEqual({ pid: "12", host: "noc-1", user: "rina", since: 1000 });
    const unknown = problemDetails({ pid: "?", host: "?", user: "?", since: "?" });
    expect(unknown.holder).toEqual({ pid: "?", host: "?", user: "?", since: null });
  });
});

describe("the window's settings", () => {
  const storage = () => {
    const values = new Map<string, string>();
    return {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
    };
  };

  test("come back as they were written", () => {
    const place = storage();
    const settings = { ...DEFAULT_SETTINGS, theme: "light", language: "en", scale: 125 } as const;
    writeSettings(place, settings);
    expect(readSettings(place)).toEqual(settings);
  });

  test("fall back to the default when damaged or unknown", () => {
    expect(readSettings({ getItem: () => "{" })).toEqual(DEFAULT_SETTINGS);
    expect(readSettings({ getItem: () => '{"theme":"pink"}' })).toEqual(DEFAULT_SETTINGS);
    expect(readSettings({ getItem: () => '{"theme":"light"}' })).toEqual({ ...DEFAULT_SETTINGS, theme: "light" });
  });

  test("a full storage does not stop the operator", () => {
    const full = {
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(() => writeSettings(full, DEFAULT_SETTINGS)).not.toThrow();
  });

  test("the size follows the window: laptop, desk, wall", () => {
    expect(rootPixels("auto", 1366, 768)).toBe(15);
    expect(rootPixels("auto", 1920, 1080)).toBe(16);
    expect(rootPixels("auto", 3840, 2160)).toBe(30);
    expect(rootPixels(150, 1366, 768)).toBe(24);
  });
});
