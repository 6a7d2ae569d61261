import type { Offer } from "./request-input";

/** States in which some requests of the last days stand still, so that a queue shows every one of them. */
export const HOLDS = ["new", "waiting-file", "assigned", "middle", "waiting-applicant", "ready", "late"] as const;
export type Hold = (typeof HOLDS)[number];

export interface Held {
  hold: Hold;
  offer: Offer;
}

const MOST = 42;

/**
 * Which requests are to stand still, and where: a few dozen, at most a third of all. Bantul's repair of networks and its
 * CCTV recordings (52 and 53 of its decree) stand in every state.
 */
export function heldRequests(requests: number, offers: readonly (readonly [Offer, number])[]): Held[] {
  const byWeight = offers.toSorted((a, b) => b[1] - a[1]).map(([offer]) => offer);
  const known = byWeight.filter(({ service }) => /^bantul-5[23]-/.test(service.entry.id));
  const shown = [...known, ...byWeight.filter((offer) => !known.includes(offer))];
  const count = Math.min(MOST, Math.floor(requests / 3));
  return Array.from({ length: count }, (_none, index) => {
    const round = Math.floor(index / HOLDS.length);
    const hold = HOLDS[index % HOLDS.length] ?? "new";
    // The first rounds go to the services in the order shown; later ones reach down the list.
    const among =
      hold === "waiting-file" ? shown.filter(({ service }) => service.entry.requirements.length > 0) : shown;
    const offer = among[(round < known.length ? round : round + index) % Math.min(among.length, 14)] ?? shown[0];
    if (!offer) throw new RangeError("the catalog has no service to ask for");
    return { hold, offer };
  });
}
