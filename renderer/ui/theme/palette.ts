/** The colours of one theme. Every text colour has at least 4.5:1 on `bg`, `surface` and `raised` (a test counts). */
export interface Palette {
  /** Behind everything. */
  bg: string;
  /** Panels, tables. */
  surface: string;
  /** Headers of panels, hovered rows, inputs. */
  raised: string;
  /** Wells: code, the day strip's background. */
  sunken: string;
  line: string;
  lineStrong: string;
  /** Inside of inputs. */
  input: string;
  /** Borders of inputs and checkboxes: 3:1 on `surface`. */
  inputLine: string;
  text: string;
  dim: string;
  faint: string;
  accent: string;
  /** Fill of the main button; `onAccent` is written on it. */
  accentFill: string;
  accentFillHover: string;
  onAccent: string;
  ok: string;
  warn: string;
  bad: string;
  info: string;
  pause: string;
  neutral: string;
  badFill: string;
  badFillHover: string;
}

export const palettes: Readonly<Record<"dark" | "light", Palette>> = {
  dark: {
    bg: "#101418",
    surface: "#161b21",
    raised: "#1d242b",
    sunken: "#0b0e11",
    line: "#28313a",
    lineStrong: "#3a4651",
    input: "#1d242b",
    inputLine: "#66747f",
    text: "#e6ebf0",
    dim: "#a7b3be",
    faint: "#8996a2",
    accent: "#5cc0de",
    accentFill: "#17708d",
    accentFillHover: "#1a7d9d",
    onAccent: "#ffffff",
    ok: "#62cc90",
    warn: "#f0b63c",
    bad: "#ff8078",
    info: "#79b8ff",
    pause: "#bda8f7",
    neutral: "#a7b3be",
    badFill: "#b3261e",
    badFillHover: "#c5342b",
  },
  light: {
    bg: "#f3f5f8",
    surface: "#ffffff",
    raised: "#f8fafb",
    sunken: "#e9edf1",
    line: "#d9e0e6",
    lineStrong: "#b4c0ca",
    input: "#ffffff",
    inputLine: "#7d8a96",
    text: "#141c24",
    dim: "#475461",
    faint: "#5a6773",
    accent: "#0a6381",
    accentFill: "#0e6887",
    accentFillHover: "#0b5872",
    onAccent: "#ffffff",
    ok: "#17693f",
    warn: "#845400",
    bad: "#b02318",
    info: "#1553a0",
    pause: "#5a3db0",
    neutral: "#475461",
    badFill: "#b3261e",
    badFillHover: "#9c1f18",
  },
};

/** What a status says, apart from its word and icon. */
export type Tone = "ok" | "warn" | "bad" | "info" | "pause" | "neutral" | "accent";

/** The palette as CSS custom properties: `--sg-surface`, `--sg-line-strong` … */
export function paletteVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).map(([name, value]) => [
      `--sg-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]),
  );
}
