/**
 * Who an event's author was, as its `actor` says it: `operator/<id>`, or `desk/<workstation>` where nobody was logged in
 * (the locked console, the watcher, caller id, the administrator's commands). The workstation is named by its code.
 */
export type Actor = { kind: "operator"; id: string } | { kind: "desk"; workstation: string };

const FORM = /^(operator|desk)\/([^/]+)$/;

/** The `actor` of what an operator does. */
export function operatorActor(id: string): string {
  return `operator/${id}`;
}

/** The `actor` of what a workstation does by itself. `workstation` is its code. */
export function deskActor(workstation: string): string {
  return `desk/${workstation}`;
}

/** Reads an event's `actor`; null where it has neither of the two forms. */
export function parseActor(actor: string): Actor | null {
  const [, kind, name] = FORM.exec(actor) ?? [];
  if (name === undefined) return null;
  return kind === "operator" ? { kind: "operator", id: name } : { kind: "desk", workstation: name };
}

/** The operator's id, or null where no operator acted. */
export function operatorOf(actor: string): string | null {
  const parsed = parseActor(actor);
  return parsed?.kind === "operator" ? parsed.id : null;
}

/**
 * How a folded state names who did something: an operator by the bare id, a workstation as the event does
 * (`desk/<workstation>`), so that the two are never taken for each other.
 */
export function authorOf(actor: string): string {
  return operatorOf(actor) ?? actor;
}
