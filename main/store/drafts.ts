import { existsSync, renameSync } from "node:fs";
import type { RandomSource } from "../platform/ids";
import { type OfficeKey, openWithOffice, sealWithOffice } from "../platform/office-key";
import { Database, sql } from "./database";
import { isDamage } from "./failures";
import { createDrafts } from "./log/schema";

/** Half-typed forms, sealed with the office key: not facts, so not in the log. One per operator and form. */
export class Drafts {
  private constructor(
    private readonly database: Database,
    private readonly officeKey: OfficeKey,
    private readonly random: RandomSource,
  ) {}

  /** Opens the drafts. The writer sets a damaged file aside and begins a new one: no draft is worth a console that stays shut. */
  static open(path: string, officeKey: OfficeKey, random: RandomSource, writes: boolean): Drafts {
    if (!writes) return new Drafts(new Database(path, { readOnly: true }), officeKey, random);
    try {
      return new Drafts(openForWriting(path), officeKey, random);
    } catch (error) {
      if (!isDamage(error)) throw error;
      for (const side of ["-wal", "-shm", ""]) {
        if (existsSync(path + side)) renameSync(path + side, `${path}.damaged${side}`);
      }
      return new Drafts(openForWriting(path), officeKey, random);
    }
  }

  save(operator: string, form: string, content: string, now: number): void {
    const sealed = sealWithOffice(this.officeKey, Buffer.from(content), bound(operator, form), this.random);
    this.database.run(sql.replaceInto("drafts").values({ operator, form, content: sealed, saved_at: now }));
  }

  get(operator: string, form: string): { content: string; savedAt: number } | null {
    const row = this.database.get(
      sql.selectFrom("drafts").selectAll().where("operator", "=", operator).where("form", "=", form),
    );
    const plain = row ? openWithOffice(this.officeKey, row.content, bound(operator, form)) : null;
    return row && plain ? { content: plain.toString("utf8"), savedAt: row.saved_at } : null;
  }

  /** What an operator left in forms whose name begins so, the newest first; what cannot be unsealed is left out. */
  list(operator: string, prefix: string): { form: string; content: string; savedAt: number }[] {
    const rows = this.database.all(
      sql.selectFrom("drafts").selectAll().where("operator", "=", operator).orderBy("saved_at", "desc").orderBy("form"),
    );
    return rows.flatMap((row) => {
      if (!row.form.startsWith(prefix)) return [];
      const plain = openWithOffice(this.officeKey, row.content, bound(operator, row.form));
      return plain ? [{ form: row.form, content: plain.toString("utf8"), savedAt: row.saved_at }] : [];
    });
  }

  discard(operator: string, form: string): void {
    this.database.run(sql.deleteFrom("drafts").where("operator", "=", operator).where("form", "=", form));
  }

  close(): void {
    this.database.close();
  }
}

function openForWriting(path: string): Database {
  const database = new Database(path);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
    createDrafts(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bound(operator: string, form: string): Buffer {
  return Buffer.from(`${operator}\n${form}`);
}
