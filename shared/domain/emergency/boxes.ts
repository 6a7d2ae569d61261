import { z } from "zod";
import { OFFICES, type Office } from "../catalog/entry";
import type { Box } from "./point";

const degrees = (furthest: number) => z.number().min(-furthest).max(furthest);

const boxSchema = z
  .object({
    /** The district's code of Kemendagri: `34.02`. */
    area: z.string().regex(/^\d{2}\.\d{2}$/),
    published: z.string().min(1),
    source: z.string().min(1),
    margin: z.number().min(0),
    south: degrees(90),
    north: degrees(90),
    west: degrees(180),
    east: degrees(180),
  })
  .refine(({ south, north, west, east }) => south < north && west < east);

const fileSchema = z.object({ note: z.string(), boxes: z.record(z.enum(OFFICES), boxSchema) });

/** An office's district: its code, and four numbers around it with their source. */
export interface DistrictBox extends Box {
  area: string;
  source: string;
}

/** Reads `resources/areas/boxes.json`. @throws ZodError where it is damaged or lacks an office */
export function parseBoxes(json: unknown, office: Office): DistrictBox {
  return fileSchema.parse(json).boxes[office];
}
