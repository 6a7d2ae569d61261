import { verify } from "@node-rs/argon2";
import { loginWait } from "../../shared/domain/operators/events";
import { Refusal } from "../../shared/ipc/errors";
import { hashOperatorPassword } from "../features/office/establish";
import type { Credential } from "../store/reader";
import type { StoreClient } from "../workers/client";

/** What checking a password needs of the store. */
export type LoginStore = Pick<StoreClient, "credential" | "executeAsMain">;

/** Checks passwords one at a time, and makes whoever guesses wait longer with each wrong guess. */
export class Passwords {
  private queue: Promise<unknown> = Promise.resolve();
  /** Tries of logins that do not exist: they are slowed down as existing ones are. */
  private readonly unknown = new Map<string, { failedLogins: number; failedAt: number }>();
  /** Waits that began before this clock was set back, by whom they hold up: since when they are seen to run. */
  private readonly ahead = new Map<string, { failedAt: number; since: number }>();
  private dummy: Promise<string> | null = null;

  /** `now` in epoch milliseconds; `mono` in milliseconds of a clock that never jumps. */
  constructor(
    private readonly now: () => number,
    private readonly mono: () => number = () => performance.now(),
  ) {}

  /** The operator whose login and password these are. @throws Refusal `wrong-password`, `slow-down` */
  login(store: LoginStore, login: string, password: string): Promise<Credential> {
    return this.oneAtATime(async () => {
      const credential = await store.credential({ login });
      return credential ? this.check(store, credential, password) : this.refuseUnknown(login, password);
    });
  }

  /** Checks the password of a known operator again. @throws Refusal `wrong-password`, `slow-down` */
  confirm(store: LoginStore, operatorId: string, password: string): Promise<Credential> {
    return this.oneAtATime(async () => {
      const credential = await store.credential({ id: operatorId });
      if (!credential) throw new Refusal("not-logged-in");
      return this.check(store, credential, password);
    });
  }

  private oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const run = this.queue.then(work, work);
    this.queue = run.catch(() => {});
    return run;
  }

  /** How long a wait has run that began later than the wall clock says it is. */
  private waited(who: string, failedAt: number | null): number {
    if (failedAt === null || failedAt <= this.now()) {
      this.ahead.delete(who);
      return 0;
    }
    const seen = this.ahead.get(who);
    if (seen?.failedAt === failedAt) return this.mono() - seen.since;
    this.ahead.set(who, { failedAt, since: this.mono() });
    return 0;
  }

  private slowDown(who: string, tries: { failedLogins: number; failedAt: number | null }): void {
    const wait = loginWait(tries, this.now(), this.waited(who, tries.failedAt));
    if (wait > 0) throw new Refusal("slow-down", { seconds: Math.ceil(wait / 1000) });
  }

  private async check(store: LoginStore, credential: Credential, password: string): Promise<Credential> {
    this.slowDown(credential.id, credential);
    const ok = credential.active && (await verify(credential.passwordHash, password.normalize("NFKC")));
    await store.executeAsMain("operators.record-login", { id: credential.id, ok }, null);
    if (!ok) throw new Refusal("wrong-password");
    return credential;
  }

  private async refuseUnknown(login: string, password: string): Promise<never> {
    const tries = this.unknown.get(login) ?? { failedLogins: 0, failedAt: this.now() };
    this.slowDown(`?${login}`, tries);
    // Takes as long as a real check, so that the time does not tell which logins exist.
    this.dummy ??= hashOperatorPassword("no operator has this password");
    await verify(await this.dummy, password.normalize("NFKC"));
    this.unknown.set(login, { failedLogins: tries.failedLogins + 1, failedAt: this.now() });
    throw new Refusal("wrong-password");
  }
}
