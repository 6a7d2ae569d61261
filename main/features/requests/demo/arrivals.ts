import { weekdayOf } from "../../../../shared/domain/calendar/civil";
import type { OfficeTime } from "../../demo/office-time";
import type { Chance } from "../../demo/random";

/** Share of a week's requests by weekday, from Sunday on: Mondays bring the most. */
const WEEKDAY_WEIGHTS = [0, 1.25, 1.1, 1, 1, 0.8, 0];

/** When requests come: `count` moments between two times, in order, within office hours, a little more of late. */
export function randomArrivals(
  chance: Chance,
  time: OfficeTime,
  from: number,
  to: number,
  count: number,
): Float64Array {
  const days: [number, number][] = [];
  const first = time.dayOf(from);
  const last = time.dayOf(to);
  let sum = 0;
  for (let day = first; day <= last; day += 1) {
    if (!time.isOpenDay(day)) continue;
    const trend = 0.8 + (0.4 * (day - first)) / Math.max(1, last - first);
    sum += (WEEKDAY_WEIGHTS[weekdayOf(day)] ?? 1) * trend * (0.7 + 0.6 * chance.next());
    days.push([day, sum]);
  }
  const moments = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    let moment: number | null = null;
    for (let tries = 0; moment === null && tries < 50; tries += 1) {
      moment = time.momentOf(dayAt(days, chance.next() * sum), chance, to);
      if (moment !== null && (moment < from || moment > to)) moment = null;
    }
    moments[index] = moment ?? from;
  }
  return moments.sort();
}

/** The day whose share of the running sum holds `point`. */
function dayAt(days: readonly [number, number][], point: number): number {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.[1] ?? 0) <= point) low = middle + 1;
    else high = middle;
  }
  return days[low]?.[0] ?? 0;
}
