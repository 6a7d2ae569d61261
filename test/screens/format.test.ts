import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatDay,
  formatDuration,
  formatInstant,
  formatNumber,
  formatShort,
  formatTime,
  WORKING_DAY_MS,
  zonedParts,
} from "../../renderer/ui/format/format";

const monday = Date.parse("2026-11-23T09:00:00+07:00");
const minute = 60_000;
const hour = 60 * minute;

describe("instants", () => {
  test("name weekday, date, time and zone in both languages", () => {
    expect(formatInstant(monday, "Asia/Jakarta", "id")).toBe("Sen 23 Nov 2026 09.00 WIB");
    expect(formatInstant(monday, "Asia/Jakarta", "en")).toBe("Mon 23 Nov 2026 09:00 WIB");
  });

  test("are an hour later in Polewali Mandar, and the date turns with it", () => {
    expect(formatInstant(monday, "Asia/Makassar", "id")).toBe("Sen 23 Nov 2026 10.00 WITA");
    const lateEvening = Date.parse("2026-12-31T23:30:00+07:00");
    expect(formatInstant(lateEvening, "Asia/Makassar", "id")).toBe("Jum 1 Jan 2027 00.30 WITA");
    expect(formatInstant(lateEvening, "Asia/Jakarta", "id")).toBe("Kam 31 Des 2026 23.30 WIB");
  });

  test("name every month and weekday as Indonesians do", () => {
    const months = Array.from(
      { length: 12 },
      (_, month) => formatDay(`2026-${String(month + 1).padStart(2, "0")}-01`, "id").split(" ")[2],
    );
    expect(months).toEqual(["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]);
    const days = Array.from({ length: 7 }, (_, day) => formatDay(`2026-11-${22 + day}`, "id").split(" ")[0]);
    expect(days).toEqual(["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"]);
  });

  test("are split like the platform splits them", () => {
    for (let index = 0; index < 200; index += 1) {
      const ms = monday + index * 12_345_678_901;
      const platform = new Intl.DateTimeFormat("en-GB", {
        timeZone: "Asia/Makassar",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }).format(ms);
      const { year, month, day, hour: hours, minute: minutes } = zonedParts(ms, "Asia/Makassar");
      const two = (value: number) => String(value).padStart(2, "0");
      expect(`${two(day)}/${two(month)}/${year}, ${two(hours)}:${two(minutes)}`).toBe(platform);
    }
  });

  test("are short in tables: the year only when it is another one", () => {
    expect(formatShort(monday, monday, "Asia/Jakarta", "id")).toBe("23 Nov 09.00");
    expect(formatShort(monday, Date.parse("2027-01-04T00:00:00+07:00"), "Asia/Jakarta", "id")).toBe(
      "23 Nov 2026 09.00",
    );
  });

  test("show seconds for a clock", () => {
    expect(formatTime(monday + 5000, "Asia/Jakarta", "id", true)).toBe("09.00.05");
  });

  test("leave what is not a date as it is", () => {
    expect(formatDay("besok", "id")).toBe("besok");
  });
});

describe("durations", () => {
  test("name the two largest units", () => {
    expect(formatDuration(2 * 24 * hour + 3 * hour + 20 * minute)).toBe("2 hari 3 jam");
    expect(formatDuration(3 * hour + 20 * minute)).toBe("3 jam 20 menit");
    expect(formatDuration(45 * minute)).toBe("45 menit");
    expect(formatDuration(12_000)).toBe("12 detik");
    expect(formatDuration(0)).toBe("0 detik");
  });

  test("count working days by their open time and say so", () => {
    expect(formatDuration(2 * WORKING_DAY_MS + 3 * hour, { working: true })).toBe("2 hari 3 jam kerja");
    expect(formatDuration(WORKING_DAY_MS, { working: true, language: "en" })).toBe("1 day of working time");
  });

  test("have no sign, and one unit where there is little room", () => {
    expect(formatDuration(-26 * hour)).toBe("1 hari 2 jam");
    expect(formatDuration(26 * hour, { units: 1 })).toBe("1 hari");
    expect(formatDuration(26 * hour, { language: "en" })).toBe("1 day 2 hours");
  });
});

describe("numbers", () => {
  test("have the decimal comma in Indonesian and the point in English", () => {
    expect(formatNumber(1234567.54, "id", 1)).toBe("1.234.567,5");
    expect(formatNumber(1234567.54, "en", 1)).toBe("1,234,567.5");
    expect(formatNumber(-1234, "id")).toBe("−1.234");
    expect(formatNumber(999, "id")).toBe("999");
  });

  test("of bytes are for people", () => {
    expect(formatBytes(0, "id")).toBe("0 B");
    expect(formatBytes(1536, "id")).toBe("1,5 kB");
    expect(formatBytes(20_000_000, "id")).toBe("20,0 MB");
    expect(formatBytes(196_000_000, "en")).toBe("196 MB");
  });
});
