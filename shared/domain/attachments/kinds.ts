/** What a file is by its content; decides how it is shown. */
export const ATTACHMENT_KINDS = ["pdf", "image", "office", "text", "other"] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** The most bytes that one file may have. */
export const MAX_FILE_BYTES = 25_000_000;

/** The most bytes that travel from the window in one call. */
export const MAX_CHUNK_BYTES = 1_048_576;
