export { RegistersScreen } from "./registers-screen";
