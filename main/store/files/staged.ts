import { existsSync } from "node:fs";
import { z } from "zod";
import { ATTACHMENT_KINDS } from "../../../shared/domain/attachments/kinds";
import type { RandomSource } from "../../platform/ids";
import { type OfficeKey, openWithOffice, sealWithOffice } from "../../platform/office-key";
import type { DataPaths } from "../../platform/paths";
import { Database, sql } from "../database";
import { isDamage } from "../failures";
import { createDrafts } from "../log/schema";
import { attachmentFile } from "./files";

const describedSchema = z.object({
  name: z.string(),
  /** Size before it was sealed. */
  bytes: z.int().positive(),
  kind: z.enum(ATTACHMENT_KINDS),
  mediaType: z.string(),
  /** SHA-256 of the sealed file in hex: its name on disk. */
  content: z.string().regex(/^[0-9a-f]{64}$/),
  /** The file's own key, base64. */
  key: z.string(),
});

/** A file that lies sealed in the data folder and belongs to no request yet. */
export interface StagedFile extends z.infer<typeof describedSchema> {
  id: string;
}

/**
 * What is known of files that were handed over but are part of no request yet: a sealed row each in drafts.db, so that
 * a crash loses none of them. Opens the file when it is first asked, after the writer has opened (or mended) drafts.db.
 */
export class StagedFiles {
  private opened: Database | null = null;

  constructor(
    private readonly paths: Pick<DataPaths, "drafts" | "attachments">,
    private readonly officeKey: OfficeKey,
    private readonly random: RandomSource,
  ) {}

  /** Notes, before a file gets its name, that it is part of nothing yet: whatever happens next, it can be taken out. */
  expect({ id, content }: Pick<StagedFile, "id" | "content">): void {
    this.database().run(sql.replaceInto("loose_files").values({ content, id }));
  }

  /** Remembers a file, durably when it returns. `now` is epoch milliseconds. */
  save(operator: string, { id, ...described }: StagedFile, now: number): void {
    const content = sealWithOffice(
      this.officeKey,
      Buffer.from(JSON.stringify(described)),
      bound(operator, id),
      this.random,
    );
    this.database().run(sql.replaceInto("staged").values({ id, operator, content, saved_at: now }));
  }

  /** An operator's own staged file; null where there is none, or its bytes are gone. */
  get(operator: string, id: string): StagedFile | null {
    try {
      const row = this.database().get(
        sql.selectFrom("staged").select("content").where("id", "=", id).where("operator", "=", operator),
      );
      const file = row ? this.read(operator, id, row.content) : null;
      return file && existsSync(attachmentFile(this.paths.attachments, file.content)) ? file : null;
    } catch (error) {
      // Damaged drafts are mended at the next start; until then nothing of them is known.
      if (isDamage(error)) return null;
      throw error;
    }
  }

  /** Forgets files that were given up; their bytes are trimmed later. */
  forget(ids: readonly string[]): void {
    if (ids.length > 0) this.database().run(sql.deleteFrom("staged").where("id", "in", ids));
  }

  /** Forgets files that are part of an entity now: nothing here may take them out any more, whatever becomes of the log. */
  taken(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const database = this.database();
    database.transaction(() => {
      database.run(sql.deleteFrom("staged").where("id", "in", ids));
      database.run(sql.deleteFrom("loose_files").where("id", "in", ids));
    });
  }

  /** The sealed files that were handed over and are part of nothing, as far as it is known here. */
  looseFiles(): Set<string> {
    const rows = this.database().all(sql.selectFrom("loose_files").select("content"));
    return new Set(rows.map(({ content }) => content));
  }

  /** Files that were taken out, or turned out to be part of something. */
  settled(contents: readonly string[]): void {
    const database = this.database();
    database.transaction(() => {
      for (const content of contents) database.run(sql.deleteFrom("loose_files").where("content", "=", content));
    });
  }

  /** Every row, of every operator. One that cannot be read any more comes without `content`. */
  all(): { id: string; content: string | null; savedAt: number }[] {
    return this.database()
      .all(sql.selectFrom("staged").selectAll())
      .map((row) => ({
        id: row.id,
        content: this.read(row.operator, row.id, row.content)?.content ?? null,
        savedAt: row.saved_at,
      }));
  }

  close(): void {
    this.opened?.close();
    this.opened = null;
  }

  private read(operator: string, id: string, sealed: Uint8Array): StagedFile | null {
    const plain = openWithOffice(this.officeKey, sealed, bound(operator, id));
    if (!plain) return null;
    const described = describedSchema.safeParse(JSON.parse(plain.toString("utf8")));
    return described.success ? { id, ...described.data } : null;
  }

  private database(): Database {
    if (this.opened) return this.opened;
    const database = new Database(this.paths.drafts);
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
      createDrafts(database);
    } catch (error) {
      database.close();
      throw error;
    }
    this.opened = database;
    return database;
  }
}

/** A row counts for its own operator and id only. */
function bound(operator: string, id: string): Buffer {
  return Buffer.from(`staged\n${operator}\n${id}`);
}
