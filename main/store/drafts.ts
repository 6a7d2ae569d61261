import type { RandomSource } from "../platform/ids";
import { seal, unseal } from "../platform/sealing";
import { Database, sql } from "./database";
import { createDrafts } from "./schema";

/** Half-typed forms, sealed with the office key: not facts, so not in the log. One per operator and form. */
export class Drafts {
  private constructor(
    private readonly database: Database,
    private readonly officeKey: Buffer,
    private readonly random: RandomSource,
  ) {}

  static open(path: string, officeKey: Buffer, random: RandomSource, writes: boolean): Drafts {
    const database = new Database(path, { readOnly: !writes });
    if (writes) {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
      createDrafts(database);
    }
    return new Drafts(database, officeKey, random);
  }

  save(operator: string, form: string, content: string, now: number): void {
    const sealed = seal(this.officeKey, Buffer.from(content), bound(operator, form), this.random);
    this.database.run(sql.replaceInto("drafts").values({ operator, form, content: sealed, saved_at: now }));
  }

  get(operator: string, form: string): { content: string; savedAt: number } | null {
    const row = this.database.get(
      sql.selectFrom("drafts").selectAll().where("operator", "=", operator).where("form", "=", form),
    );
    const plain = row ? unseal(this.officeKey, row.content, bound(operator, form)) : null;
    return row && plain ? { content: plain.toString("utf8"), savedAt: row.saved_at } : null;
  }

  discard(operator: string, form: string): void {
    this.database.run(sql.deleteFrom("drafts").where("operator", "=", operator).where("form", "=", form));
  }

  close(): void {
    this.database.close();
  }
}

function bound(operator: string, form: string): Buffer {
  return Buffer.from(`${operator}\n${form}`);
}
