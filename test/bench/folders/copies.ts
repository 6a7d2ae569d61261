/** How a request and what belongs to it is copied: the same rule for the log's events and for the view's rows. */
export interface Copies {
  /** How often everything is there in the end. */
  times: number;
  /** Log positions from one copy to the next: more than the last position that is copied. */
  stride: number;
  /** Running numbers from one copy to the next: more than the highest one of a year. */
  serials: number;
}

const SERIAL_DIGITS = 5;
const ID_LENGTH = 36;
/** Where a UUIDv7 has its version and twelve random bits behind it. A copy's version is 8, which no other id has. */
const [FROM, TO] = [14, 18];
const COPIED = "8";

/** The id of a copy of what has this UUIDv7: its time and most of its random bits stay. */
export function copiedId(id: string, copy: number): string {
  return `${id.slice(0, FROM)}${COPIED}${copy.toString(16).padStart(TO - FROM - 1, "0")}${id.slice(TO)}`;
}

/** The same in SQL, of a column that ends in such an id. `copy_no`: the copy. */
export function copiedIdSql(column: string): string {
  const behind = ID_LENGTH - TO;
  return `substr(${column}, 1, length(${column}) - ${ID_LENGTH - FROM}) || printf('${COPIED}%0${TO - FROM - 1}x', copy_no)
    || substr(${column}, -${behind})`;
}

/** A running number that ends in five digits or more, of a copy. */
export function copiedNumber(number: string, copy: number, { serials }: Copies): string {
  const [digits = ""] = /\d+$/.exec(number) ?? [];
  return number.slice(0, number.length - digits.length) + padded(Number(digits) + copy * serials);
}

/** The same in SQL; the numbers that are copied have five digits. */
export function copiedNumberSql(column: string, { serials }: Copies): string {
  const prefix = `substr(${column}, 1, length(${column}) - ${SERIAL_DIGITS})`;
  return `${prefix} || printf('%0${SERIAL_DIGITS}d', CAST(substr(${column}, -${SERIAL_DIGITS}) AS INTEGER) + copy_no * ${serials})`;
}

function padded(serial: number): string {
  return String(serial).padStart(SERIAL_DIGITS, "0");
}
