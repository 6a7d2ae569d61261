export { WorkstationScreen } from "./workstation-screen";
