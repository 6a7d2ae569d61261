import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  Kbd,
  type MantineColorsTuple,
  Modal,
  NavLink,
  Paper,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { type Palette, palettes, paletteVariables } from "./palette";

// Text (0) to deepest well (9): the component library takes all surfaces of the dark theme from this list. A light
// part of a dark page (the gallery of components) matches the same rules, so there the list has light colours.
function surfaces(palette: Palette): MantineColorsTuple {
  return [
    palette.text,
    palette.text,
    palette.dim,
    palette.faint,
    palette.lineStrong,
    palette.line,
    palette.raised,
    palette.surface,
    palette.bg,
    palette.sunken,
  ];
}
const gray: MantineColorsTuple = [
  "#f8fafb",
  "#f3f5f8",
  "#e9edf1",
  "#d9e0e6",
  "#b4c0ca",
  "#7d8a96",
  "#5a6773",
  "#475461",
  "#2a353f",
  "#141c24",
];
const accent: MantineColorsTuple = [
  "#e8f6fa",
  "#cfeaf3",
  "#a6d9e9",
  "#7fcbe3",
  "#5cc0de",
  "#37a5c6",
  "#1f8bab",
  "#17708d",
  "#0e6887",
  "#0a4d64",
];
const red: MantineColorsTuple = [
  "#fdecea",
  "#fbd3cf",
  "#ffb0aa",
  "#ff8078",
  "#f26158",
  "#df483e",
  "#c5342b",
  "#b3261e",
  "#b02318",
  "#7d1811",
];

/** The console's theme: slate surfaces, one accent, small radius, compact controls, 14 px text at 16 px root. */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 8, dark: 7 },
  colors: { dark: surfaces(palettes.dark), gray, accent, red },
  black: palettes.light.text,
  white: "#ffffff",
  fontFamily:
    '"Segoe UI Variable Text", "Segoe UI", Inter, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", Consolas, "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.45", lg: "1.45", xl: "1.35" },
  spacing: { xs: "0.375rem", sm: "0.625rem", md: "0.875rem", lg: "1.25rem", xl: "1.75rem" },
  radius: { xs: "0.125rem", sm: "0.25rem", md: "0.375rem", lg: "0.5rem", xl: "0.75rem" },
  defaultRadius: "sm",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.25rem", lineHeight: "1.3" },
      h2: { fontSize: "1.0625rem", lineHeight: "1.35" },
      h3: { fontSize: "0.9375rem", lineHeight: "1.4" },
      h4: { fontSize: "0.875rem", lineHeight: "1.4" },
      h5: { fontSize: "0.8125rem", lineHeight: "1.4" },
      h6: { fontSize: "0.75rem", lineHeight: "1.4" },
    },
  },
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray", size: "md" } }),
    Input: Input.extend({ defaultProps: { size: "sm" } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: "sm", inputWrapperOrder: ["label", "input", "description", "error"] },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: "sm" } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: "sm" } }),
    Textarea: Textarea.extend({ defaultProps: { size: "sm", autosize: true, minRows: 2, maxRows: 10 } }),
    Select: Select.extend({ defaultProps: { size: "sm", checkIconPosition: "right" } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: "sm" } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: "sm" } }),
    Badge: Badge.extend({ defaultProps: { variant: "light", tt: "none" } }),
    Kbd: Kbd.extend({ defaultProps: { size: "xs" } }),
    NavLink: NavLink.extend({ defaultProps: { variant: "light" } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, shadow: "none" } }),
    Alert: Alert.extend({ defaultProps: { variant: "light" } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: "xs", horizontalSpacing: "sm" } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", withArrow: false } }),
    // The window itself never scrolls, so nothing needs locking (and no style element is written for it).
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 0 } } }),
  },
});

/** Puts the palette into CSS variables and points the component library's own variables at it. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  dark: { ...paletteVariables(palettes.dark), ...libraryVariables("dark") },
  light: { ...paletteVariables(palettes.light), ...libraryVariables("light") },
});

function libraryVariables(name: "dark" | "light"): Record<string, string> {
  const palette = palettes[name];
  return {
    ...Object.fromEntries(surfaces(palette).map((colour, index) => [`--mantine-color-dark-${index}`, colour])),
    "--mantine-color-body": palette.surface,
    "--mantine-color-text": palette.text,
    "--mantine-color-dimmed": palette.dim,
    "--mantine-color-placeholder": palette.faint,
    "--mantine-color-anchor": palette.accent,
    "--mantine-color-error": palette.bad,
    "--mantine-color-default": palette.raised,
    "--mantine-color-default-hover": name === "dark" ? "#252e36" : "#eef2f5",
    "--mantine-color-default-border": palette.lineStrong,
    "--mantine-color-default-color": palette.text,
    "--mantine-primary-color-filled": palette.accentFill,
    "--mantine-primary-color-filled-hover": palette.accentFillHover,
    "--mantine-color-accent-filled": palette.accentFill,
    "--mantine-color-accent-filled-hover": palette.accentFillHover,
    "--mantine-color-accent-light-color": palette.accent,
    "--mantine-color-accent-outline": palette.accent,
    "--mantine-color-red-filled": palette.badFill,
    "--mantine-color-red-filled-hover": palette.badFillHover,
    "--mantine-color-red-light-color": palette.bad,
    "--mantine-color-gray-light-color": palette.dim,
  };
}
