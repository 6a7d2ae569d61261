import { describe, expect, test } from "vitest";
import { type Palette, palettes, paletteVariables } from "../../renderer/ui/theme/palette";

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour that `share` of one over the other looks like. */
function mixed(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((start) => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(start, start + 2), 16));
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const tones = ["ok", "warn", "bad", "info", "pause", "neutral", "accent"] as const satisfies readonly (keyof Palette)[];

describe.each(["dark", "light"] as const)("the %s palette", (name) => {
  const palette = palettes[name];
  const surfaces = [palette.bg, palette.surface, palette.raised, palette.sunken];

  test("text is readable on every surface", () => {
    for (const ink of [palette.text, palette.dim, ...tones.map((tone) => palette[tone])]) {
      for (const surface of surfaces) expect(contrast(ink, surface)).toBeGreaterThanOrEqual(4.5);
    }
    for (const surface of [palette.bg, palette.surface, palette.raised, palette.input]) {
      expect(contrast(palette.faint, surface)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("text in a tone is readable on the tint of that tone", () => {
    for (const tone of tones) {
      expect(contrast(palette[tone], mixed(palette[tone], palette.surface, 0.1))).toBeGreaterThanOrEqual(4.5);
    }
    const selected = mixed(palette.accent, palette.surface, 0.18);
    for (const ink of [palette.text, ...tones.map((tone) => palette[tone])]) {
      expect(contrast(ink, selected)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("button words are readable on their fill", () => {
    for (const fill of [palette.accentFill, palette.accentFillHover, palette.badFill, palette.badFillHover]) {
      expect(contrast(palette.onAccent, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the edges of inputs and the focus ring can be seen", () => {
    for (const surface of [palette.surface, palette.bg]) {
      expect(contrast(palette.inputLine, surface)).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.accent, surface)).toBeGreaterThanOrEqual(3);
    }
  });
});

test("the palette becomes CSS variables", () => {
  expect(paletteVariables(palettes.dark)["--sg-line-strong"]).toBe(palettes.dark.lineStrong);
});
