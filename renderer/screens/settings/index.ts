export { MovedScreen } from "./moved-screen";
export { SettingsScreen } from "./settings-screen";
