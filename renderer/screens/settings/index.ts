export { MovedScreen } from "./moved/moved-screen";
export { SettingsScreen } from "./settings-screen";
