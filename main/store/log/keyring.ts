import type { JsonObject } from "../../../shared/domain/eventlog/event";
import type { RandomSource } from "../../platform/ids";
import { closeKeyOf, type OfficeKey, openWithOffice, sealWithOffice, viewKeyOf } from "../../platform/office-key";
import { seal, unseal } from "../../platform/sealing";
import { newSigningKey, signWith } from "../../platform/signing";
import { Database, type Prepared, type SqlValue, sql } from "../database";
import { type BoundEvent, boundBytes } from "./bytes";
import { ChainSeal } from "./chain-seal";
import { keepInStep } from "./kept-key";
import { NoteSeal } from "./note-seal";
import { createKeys } from "./schema";

const VERSION = 1;
const KEY_ID = 16;
/** Keys made ahead of need in one durable write, so that a new stream costs no second write to disk. */
const POOL = 256;
const REFILL_BELOW = 64;
/** So many wrapped keys (about 30 MB) are held at once while a whole log is folded; others are read one by one. */
const KEYS_IN_MEMORY = 200_000;

/** A stream's key as it lies in keys.db and travels: wrapped with the office key. */
export interface WrappedKey {
  key_id: Uint8Array;
  wrapped: Uint8Array;
  created: number;
}

/** A stream's key and the name that sealed parts know it by. */
export interface StreamKey {
  id: Buffer;
  key: Buffer;
}

/**
 * The streams' keys, each wrapped with the office key, in keys.db apart from the log. A sealed personal part names
 * its key: `version, key id, nonce, ciphertext, tag`. Destroying a row of keys.db erases what it sealed.
 */
export class Keyring {
  private readonly opened = new Map<string, Buffer | null>();
  private pool: StreamKey[] = [];
  /** The log's last position when it was opened: no event up to it uses a key of the pool. */
  private since = 0;
  private madeSpare = false;
  private seenVersion = -1;
  /** All wrapped keys by id, while a whole log is folded. */
  private wrapped: Map<string, Uint8Array> | null = null;
  /** Seals what is written to the log, with the same office key. */
  readonly chainSeal: ChainSeal;
  /** Seals what this console notes for itself. */
  readonly noteSeal: NoteSeal;
  /** What view.db is encrypted with. */
  readonly viewKey: string;
  /** What notes of a clean close are signed with. */
  readonly closeKey: Buffer;
  private readonly insertion: Prepared<unknown, Record<string, SqlValue>>;
  private readonly removal: Prepared<unknown, { key_id: Uint8Array }>;
  private readonly wrappedById: Prepared<{ wrapped: Uint8Array }, { key_id: Uint8Array }>;

  private constructor(
    private readonly database: Database,
    private readonly officeKey: OfficeKey,
    private readonly random: RandomSource,
    private readonly writes: boolean,
  ) {
    this.chainSeal = new ChainSeal(officeKey);
    this.noteSeal = new NoteSeal(officeKey);
    this.viewKey = viewKeyOf(officeKey);
    this.closeKey = closeKeyOf(officeKey);
    this.insertion = database.prepare((blank) =>
      sql
        .insertInto("stream_keys")
        .values({ key_id: blank("key_id"), wrapped: blank("wrapped"), created: blank("created") }),
    );
    this.removal = database.prepare((blank) =>
      sql.deleteFrom("stream_keys").where("key_id", "=", blank<Uint8Array>("key_id")),
    );
    this.wrappedById = database.prepare((blank) =>
      sql.selectFrom("stream_keys").select("wrapped").where("key_id", "=", blank<Uint8Array>("key_id")),
    );
  }

  /** Opens keys.db. Only the writer may take new keys. */
  static open(path: string, officeKey: OfficeKey, random: RandomSource, writes: boolean): Keyring {
    const database = new Database(path, { readOnly: !writes });
    if (writes) {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
      createKeys(database);
    }
    return new Keyring(database, officeKey, random, writes);
  }

  /** Keeps the wrapped office key of the file at `path` here too, so that its loss is not the loss of everything. */
  keepOfficeKey(path: string): void {
    keepInStep(this.database, this.officeKey, path);
  }

  /** The public half of the key that this workstation signs an origin's chain with; made when it is first asked for. */
  signingKey(origin: string, now: number): string {
    const known = this.database.get(sql.selectFrom("signing_keys").select("public").where("origin", "=", origin));
    if (known) return known.public;
    const { publicKey, privateKey } = newSigningKey();
    const sealed = sealWithOffice(this.officeKey, privateKey, signingBound(origin), this.random);
    this.database.run(sql.insertInto("signing_keys").values({ origin, public: publicKey, sealed, created: now }));
    return publicKey;
  }

  /** Signs for one of this workstation's origins; null for another's, which nobody can sign for here. */
  sign(origin: string, bytes: Uint8Array): Buffer | null {
    const row = this.database.get(sql.selectFrom("signing_keys").select("sealed").where("origin", "=", origin));
    const privateKey = row ? openWithOffice(this.officeKey, row.sealed, signingBound(origin)) : null;
    return privateKey ? signWith(privateKey, bytes) : null;
  }

  /** A key that no stream has used yet. */
  take(now: number): StreamKey {
    if (this.pool.length === 0) this.refill(now);
    const taken = this.pool.pop();
    if (!taken) throw new Error("keys.db takes no new keys");
    this.opened.set(nameOf(taken.id), taken.key);
    return taken;
  }

  get needsRefill(): boolean {
    return this.pool.length < REFILL_BELOW;
  }

  /** Makes new keys and writes them to disk before any of them is used. */
  refill(now: number, count = POOL): void {
    if (!this.writes) throw new Error("keys.db is open for reading only");
    const made = Array.from({ length: count }, () => ({ id: this.random(KEY_ID), key: this.random(32) }));
    this.database.transaction(() => {
      for (const { id, key } of made) {
        this.insertion.run({
          key_id: id,
          wrapped: sealWithOffice(this.officeKey, key, keyBound(id), this.random),
          created: now,
        });
        this.database.run(sql.insertInto("spare_keys").values({ key_id: id, since: this.since }));
      }
    });
    this.pool.push(...made);
    this.madeSpare = true;
  }

  /**
   * Takes out the keys that a console which crashed had made ahead and never used, and notes where the log stands now.
   * Called before any new key is made. `keep`: none is taken out; something that is not in the log may use them.
   */
  settleSpare(log: Database, keep: boolean): void {
    const spare = this.database.all(sql.selectFrom("spare_keys").selectAll());
    const unused = new Map(keep ? [] : spare.map(({ key_id }) => [nameOf(key_id), key_id]));
    if (unused.size > 0) {
      const used = log.rawArrays<[Uint8Array]>(
        "SELECT DISTINCT substr(personal, 2, 16) FROM events WHERE pos > ? AND personal IS NOT NULL",
        Math.min(...spare.map(({ since }) => since)),
      );
      for (const [id] of used) unused.delete(nameOf(id));
    }
    try {
      if (spare.length > 0) this.forgetSpare([...unused.values()]);
    } catch {
      // A full disk: they take room, nothing more.
    }
    this.since = log.rawGet<{ pos: number | null }>("SELECT max(pos) AS pos FROM events")?.pos ?? 0;
  }

  /**
   * Takes in keys that another workstation or a backup holds, wrapped with the office key. Those that were destroyed
   * here are dropped, whoever brings them. `fresh`: the ids of keys that were not here before, or could not be unwrapped.
   */
  accept(keys: readonly WrappedKey[]): { fresh: Buffer[]; known: number; dropped: number } {
    const fresh: Buffer[] = [];
    let [known, dropped] = [0, 0];
    this.database.transaction(() => {
      for (const { key_id, wrapped, created } of keys) {
        const id = Buffer.from(key_id);
        if (this.isErased(id)) dropped += 1;
        else if (this.key(id)) known += 1;
        else {
          this.removal.run({ key_id: id });
          this.insertion.run({ key_id: id, wrapped, created });
          this.opened.delete(nameOf(id));
          fresh.push(id);
        }
      }
    });
    return { fresh, known, dropped };
  }

  /**
   * Destroys keys: what they sealed can be read by nobody any more. Their ids stay noted, so that no copy of them is ever
   * taken in again. `now` in epoch milliseconds.
   */
  erase(ids: readonly Buffer[], now: number): void {
    this.database.transaction(() => {
      for (const id of ids) {
        this.removal.run({ key_id: id });
        this.database.run(sql.replaceInto("erased_keys").values({ key_id: id, erased: now }));
        this.opened.delete(nameOf(id));
      }
    });
    // The write-ahead file held the wrapped keys too.
    this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** Whether a key was destroyed on purpose, which tells a person who was erased from a key that is lost. */
  isErased(id: Uint8Array): boolean {
    return this.database.get(sql.selectFrom("erased_keys").select("erased").where("key_id", "=", id)) !== undefined;
  }

  /** The id of the key that sealed a part, where it is missing or cannot be unwrapped though nobody destroyed it; else null. */
  lostKeyOf(sealed: Uint8Array): Buffer | null {
    const id = keyIdOf(sealed);
    return id && this.key(id) === null && !this.isErased(id) ? id : null;
  }

  /** Forgets opened keys where keys.db was changed by another connection: one of them may have been destroyed. */
  followFile(): void {
    const version = this.database.rawGet<{ data_version: number }>("PRAGMA data_version")?.data_version ?? 0;
    if (version === this.seenVersion) return;
    this.opened.clear();
    this.seenVersion = version;
  }

  /** Every key here as it travels: wrapped with the office key. */
  wrappedKeys(): WrappedKey[] {
    return this.database.all(sql.selectFrom("stream_keys").selectAll());
  }

  /** Runs `work` with every wrapped key in memory: one read of keys.db in place of one for each stream. */
  withAllKeys<T>(work: () => T): T {
    const rows = this.database.rawArrays<[Uint8Array, Uint8Array]>(
      "SELECT key_id, wrapped FROM stream_keys LIMIT ?",
      KEYS_IN_MEMORY,
    );
    this.wrapped = new Map(rows.map(([id, wrapped]) => [nameOf(id), wrapped]));
    try {
      return work();
    } finally {
      this.wrapped = null;
    }
  }

  /** The key with this id, or null where it was destroyed, never came, or is wrapped by another office's key. */
  private key(id: Buffer): Buffer | null {
    const name = nameOf(id);
    const known = this.opened.get(name);
    if (known) return known;
    const wrapped = this.wrapped?.get(name) ?? this.wrappedById.get({ key_id: id })?.wrapped;
    const key = wrapped ? openWithOffice(this.officeKey, wrapped, keyBound(id)) : null;
    if (key) {
      if (this.opened.size > 5_000) this.opened.clear();
      this.opened.set(name, key);
    }
    return key;
  }

  /** True where the key that sealed a part can be read here. */
  canOpen(sealed: Uint8Array): boolean {
    const id = keyIdOf(sealed);
    return id !== null && this.key(id) !== null;
  }

  /** True if the key of this id can be read here. */
  has(id: Buffer): boolean {
    return this.key(id) !== null;
  }

  /** Seals a personal part for one event of a stream; it opens beside no other. */
  seal(key: StreamKey, event: BoundEvent, personal: JsonObject): Buffer {
    const body = seal(key.key, Buffer.from(JSON.stringify(personal)), boundBytes(event), this.random);
    return Buffer.concat([Buffer.of(VERSION), key.id, body]);
  }

  /** Opens the personal part of an event, or null where this workstation cannot read it, or it was sealed for another. */
  open(event: BoundEvent, sealed: Uint8Array | null): JsonObject | null {
    const id = sealed ? keyIdOf(sealed) : null;
    const key = id ? this.key(id) : null;
    if (!sealed || !key) return null;
    const plain = unseal(key, sealed.subarray(1 + KEY_ID), boundBytes(event));
    return plain ? readObject(plain) : null;
  }

  /** A stream's key by its id, for its next event; null where it cannot be read here. */
  byId(id: Buffer): StreamKey | null {
    const key = this.key(id);
    return key ? { id, key } : null;
  }

  /** The key that sealed a stream's earlier events, for its next one. */
  existing(sealed: Uint8Array): StreamKey | null {
    const id = keyIdOf(sealed);
    const key = id ? this.key(id) : null;
    return id && key ? { id, key } : null;
  }

  /** Closes keys.db; keys that nothing was sealed with are taken out again, so that starts do not fill it. */
  close(): void {
    try {
      this.removeUnused();
      // All of it lies in the one file then: whoever copies it has every key.
      if (this.writes) this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      this.database.close();
    }
  }

  private forgetSpare(unused: readonly Uint8Array[]): void {
    this.database.transaction(() => {
      for (const key_id of unused) this.removal.run({ key_id });
      this.database.exec("DELETE FROM spare_keys");
    });
  }

  private removeUnused(): void {
    if (!this.madeSpare) return;
    this.forgetSpare(this.pool.map(({ id }) => id));
    this.pool = [];
    this.madeSpare = false;
  }
}

/** A personal part that another version wrote in another form is as good as none: the fold must go on. */
function readObject(plain: Buffer): JsonObject | null {
  try {
    const value: unknown = JSON.parse(plain.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

function signingBound(origin: string): Buffer {
  return Buffer.from(`signing key ${origin}`);
}

/** A wrapped key opens under its own id only. */
function keyBound(id: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from("stream key "), id]);
}

function nameOf(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString("latin1");
}

/** The id of the key that sealed a part; null for what no version of this app sealed. */
export function keyIdOf(sealed: Uint8Array): Buffer | null {
  if (sealed[0] !== VERSION || sealed.byteLength < 1 + KEY_ID) return null;
  return Buffer.from(sealed.buffer, sealed.byteOffset + 1, KEY_ID);
}
