/**
 * The registers that the law asks for. Each is a view of the same requests:
 * `ppid` public information (UU 14/2008, Perki 1/2021), `complaints` (PermenPANRB 62/2018), `incidents` (Peraturan BSSN
 * 1/2024), `visits` to the data centre. The agenda of incoming letters and the resource calendar hold requests of any
 * service: those that came by letter, and those that booked something.
 */
export const REGISTERS = ["ppid", "complaints", "incidents", "visits"] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** What can be booked. */
export const RESOURCE_KINDS = ["meeting-room", "vehicle", "smart-center", "equipment", "data-centre"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
