import { verify } from "@node-rs/argon2";
import { Refusal } from "../../shared/ipc/errors";
import { hashOperatorPassword } from "../features/office/establish";
import type { Logger } from "../platform/log";
import type { Credential } from "../store/reader";
import type { StoreClient } from "../workers/client";
import { KnownTries, type Tries } from "./tries";

/** What checking a password needs of the store. */
export type LoginStore = Pick<StoreClient, "credential" | "executeAsMain">;

/** Checks passwords one at a time, and makes whoever guesses wait longer with each wrong guess. */
export class Passwords {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly known: KnownTries;
  private dummy: Promise<string> | null = null;

  /** `now` in epoch milliseconds; `mono` in milliseconds of a clock that never jumps. */
  constructor(
    now: () => number,
    private readonly logger: Pick<Logger, "warn">,
    mono: () => number = () => performance.now(),
  ) {
    this.known = new KnownTries(now, mono);
  }

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

  private slowDown(who: string, recorded: Tries): void {
    const wait = this.known.wait(who, recorded);
    if (wait > 0) throw new Refusal("slow-down", { seconds: Math.ceil(wait / 1000) });
  }

  private async check(store: LoginStore, credential: Credential, password: string): Promise<Credential> {
    const { id } = credential;
    this.slowDown(id, credential);
    const ok = credential.active && (await verify(credential.passwordHash, password.normalize("NFKC")));
    const recorded = await this.record(store, id, ok);
    if (ok) {
      this.known.succeeded(id, credential, recorded);
      return credential;
    }
    const now = recorded ? await store.credential({ id }) : credential;
    this.known.failed(id, now ?? credential, recorded);
    throw new Refusal("wrong-password");
  }

  /** Records how a login went. The right password opens also where that cannot be written (a full disk). */
  private async record(store: LoginStore, id: string, ok: boolean): Promise<boolean> {
    try {
      await store.executeAsMain("operators.record-login", { id, ok }, null);
      return true;
    } catch (error) {
      this.logger.warn("login not recorded", error instanceof Refusal ? error.code : error);
      return false;
    }
  }

  /** Tries of logins that do not exist stand in no record; they are slowed down as existing ones are. */
  private async refuseUnknown(login: string, password: string): Promise<never> {
    const [who, none] = [`?${login}`, { failedLogins: 0, failedAt: null }];
    this.slowDown(who, none);
    // Takes as long as a real check, so that the time does not tell which logins exist.
    this.dummy ??= hashOperatorPassword("no operator has this password");
    await verify(await this.dummy, password.normalize("NFKC"));
    this.known.failed(who, none, false);
    throw new Refusal("wrong-password");
  }
}
