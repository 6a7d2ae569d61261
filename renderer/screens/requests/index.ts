export { RequestScreen } from "./detail/request-screen";
export { IntakeScreen } from "./intake/intake-screen";
export { QueueScreen } from "./queue/queue-screen";
