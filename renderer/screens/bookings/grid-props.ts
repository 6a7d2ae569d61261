import type { KeyboardEvent, RefObject } from "react";
import type { BookableResource, Booked } from "../../../shared/ipc/bookings";
import type { Cursor } from "./bookings-model";

/** What both views of the calendar take. */
export interface GridProps {
  label: string;
  resources: readonly BookableResource[];
  bookings: readonly Booked[];
  cursor: Cursor;
  now: number;
  gridRef: RefObject<HTMLDivElement | null>;
  onCursor: (cursor: Cursor) => void;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}
