// Screens and printed documents say dates, times and numbers in the same words.
export * from "../../../shared/text/format";
