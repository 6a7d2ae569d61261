/**
 * A text as HTML in which nothing is markup: isolated from the direction of what stands around it, without control
 * characters and direction overrides, which could make a printed line read as another one. Line breaks stay; the
 * page's style keeps them.
 */
export function isolated(text: string): string {
  return text === "" ? "" : `<bdi>${escaped(text)}</bdi>`;
}

/** The same without isolation, for attributes and titles. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/g, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}
