export { AccountScreen } from "./account-screen";
export { OperatorsScreen } from "./operators-screen";
