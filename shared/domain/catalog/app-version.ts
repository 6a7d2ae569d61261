/** Whether a version of the app (`1.4.0`) is older than another; one that is not named is older than all. */
export function isOlderApp(app: string, than: string): boolean {
  const [left, right] = [numbersOf(app), numbersOf(than)];
  for (let place = 0; place < 3; place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbersOf(version: string): number[] {
  return (/^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
}
