const STEPS: readonly number[] = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The next larger (1) or smaller (-1) zoom; the largest and the smallest stay. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const next = direction === 1 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** A page number that exists. */
export function clampPage(page: number, pages: number): number {
  return Math.max(1, Math.min(page, pages));
}
