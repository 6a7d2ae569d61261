import type { Paper } from "../../shared/domain/documents/model";

export interface Sheet {
  /** Millimetres. */
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  /** Points. */
  fontSize: number;
}

const MARGIN = { top: 15, right: 18, bottom: 18, left: 22 };

/** How large each paper is, in millimetres. Folio is 215 x 330 mm; its half is the size of a disposition sheet. */
export const SHEETS: Readonly<Record<Paper, Sheet>> = {
  A4: { width: 210, height: 297, margin: MARGIN, fontSize: 10.5 },
  "A4-landscape": { width: 297, height: 210, margin: { top: 12, right: 12, bottom: 15, left: 12 }, fontSize: 8.5 },
  "folio-half": { width: 165, height: 215, margin: { top: 10, right: 10, bottom: 13, left: 10 }, fontSize: 9 },
};
